import type { LocationRequest, Order, OrderWithZones } from '#contracts';
import { request } from './request.js';

export type OrderParty = Order['parties'][number];

export const fetchOrder = (token: string, orderId: string): Promise<OrderWithZones> =>
  request<OrderWithZones>(`/v1/orders/${orderId}`, { token });

/** Asks the devices of a party where they are; while an incident is open no reason is needed. */
export const askForLocation = (token: string, orderId: string, personId: string): Promise<LocationRequest> =>
  request<LocationRequest>(`/v1/orders/${orderId}/location-requests`, { token, method: 'POST', body: { personId } });

export const fetchLocationRequest = (token: string, id: string): Promise<LocationRequest> =>
  request<LocationRequest>(`/v1/location-requests/${id}`, { token });
