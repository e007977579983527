/** The agency whose desk works on an incident: that of its order. The one place that says so. */
export const deskOf = (incident: { agencyId: string }): string => incident.agencyId;
