/* Made by `npm run generate` from the OpenAPI document: change the api, not this file. */

export interface paths {
    "/v1/sms/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SmsInboundController_received"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SingleSignOnController_ways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SingleSignOnController_begin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SingleSignOnController_finish"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PasskeySessionsController_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PasskeySessionsController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SessionsController_list"];
        put?: never;
        post: operations["SessionsController_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SessionsController_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SessionsController_current"];
        put?: never;
        post?: never;
        delete: operations["SessionsController_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["SessionsController_endOne"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/second-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnAccountController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_beginTotp"];
        delete: operations["OwnAccountController_removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnAccountController_addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["OwnAccountController_removePasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffSessionsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{id}/second-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["StaffSessionsController_resetSecondFactors"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AgenciesController_list"];
        put?: never;
        post: operations["AgenciesController_found"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AgenciesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["AgenciesController_change"];
        trace?: never;
    };
    "/v1/agencies/{id}/neighbours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AgenciesController_neighbours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{id}/cap-endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CapEndpointController_state"];
        put: operations["CapEndpointController_name"];
        post?: never;
        delete: operations["CapEndpointController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffController_list"];
        put?: never;
        post: operations["StaffController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["StaffController_duty"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StaffController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["StaffController_change"];
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PeopleController_list"];
        put?: never;
        post: operations["PeopleController_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PeopleController_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PeopleController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["PeopleController_change"];
        trace?: never;
    };
    "/v1/people/{id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PeopleController_ordersOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DevicesController_list"];
        put?: never;
        post: operations["DevicesController_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DevicesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["DevicesController_change"];
        trace?: never;
    };
    "/v1/devices/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DevicesController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{id}/rotate-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DevicesController_rotateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeviceCommandsController_list"];
        put?: never;
        post: operations["DeviceCommandsController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{id}/enrolment-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["EnrolmentsController_makeCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContactsController_list"];
        put?: never;
        post: operations["ContactsController_designate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ContactsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["ContactsController_change"];
        trace?: never;
    };
    "/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["UnitsController_list"];
        put?: never;
        post: operations["UnitsController_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["UnitsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["UnitsController_change"];
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OrdersController_list"];
        put?: never;
        post: operations["OrdersController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OrdersController_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OrdersController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["OrdersController_change"];
        trace?: never;
    };
    "/v1/orders/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OrdersController_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OrdersController_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OrdersController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OrdersController_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ZonesController_list"];
        put?: never;
        post: operations["ZonesController_draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/zones/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ZonesController_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["ZonesController_remove"];
        options?: never;
        head?: never;
        patch: operations["ZonesController_change"];
        trace?: never;
    };
    "/v1/people/{id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PlacesController_list"];
        put?: never;
        post: operations["PlacesController_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["PlacesController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PermitsController_list"];
        put?: never;
        post: operations["PermitsController_grant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["PermitsController_withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{id}/approval-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApprovalPolicyController_one"];
        put: operations["ApprovalPolicyController_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApprovalsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ApprovalsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApprovalsController_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApprovalsController_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApprovalsController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ApprovalsController_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companion/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OwnContactsController_list"];
        put?: never;
        post: operations["OwnContactsController_designate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companion/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["OwnContactsController_remove"];
        options?: never;
        head?: never;
        patch: operations["OwnContactsController_change"];
        trace?: never;
    };
    "/v1/companion/contacts/{id}/revoke-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["OwnContactsController_revokeLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/geocoder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["GeocoderController_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/geocoder/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["GeocoderController_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_track"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/nearest-units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_nearestUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IncidentsController_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IncidentsController_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IncidentsController_arrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IncidentsController_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/undo-close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IncidentsController_undoClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/desks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentsController_desks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IncidentsController_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IncidentsController_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/revoke-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IncidentsController_revokeContactLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeskFiguresController_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OrderHistoryController_ofIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/zones/outlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OrderHistoryController_ofOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OrderHistoryController_track"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ExportsController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExportsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExportsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ExportsController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImportsController_list"];
        put?: never;
        post: operations["ImportsController_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImportsController_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImportsController_one"];
        put?: never;
        post?: never;
        delete: operations["ImportsController_discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ImportsController_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ImportsController_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{id}/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RetentionController_one"];
        put: operations["RetentionController_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{id}/retention/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RetentionController_holds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agencies/{id}/retention/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["RetentionController_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["HoldsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["HoldsController_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/hold/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["HoldsController_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/data-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PersonDataController_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PersonDataController_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/location-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["LocationRequestsController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/location-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["LocationRequestsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/me/push-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["PushAddressController_register"];
        post?: never;
        delete: operations["PushAddressController_forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/response-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ResponsePlansController_list"];
        put?: never;
        post: operations["ResponsePlansController_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/response-plans/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ResponsePlansController_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/response-plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ResponsePlansController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["ResponsePlansController_change"];
        trace?: never;
    };
    "/v1/response-plans/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResponsePlansController_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/response-plans/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResponsePlansController_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/response-plans/{id}/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResponsePlansController_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/response-plans/{id}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ResponsePlansController_simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ChannelsController_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["DeliveriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeliveriesController_one"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeliveriesController_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantined-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["QuarantinedReportsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unknown-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrackersController_unknownDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quarantined-frames": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["TrackersController_quarantinedFrames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuditController_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuditController_actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuditController_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AuditController_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["BreakGlassController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/break-glass/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["BreakGlassController_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/me/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadersController_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReadersController_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatisticsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shift-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ShiftNotesController_list"];
        put?: never;
        post: operations["ShiftNotesController_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shift-notes/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ShiftNotesController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intake-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IntakeController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intake-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IntakeController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intake-reports/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IntakeController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intake-reports/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["IntakeController_setState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/intake-reports/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IntakeController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CompanionController_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companion/web-push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["PhonePushController_register"];
        delete: operations["PhonePushController_forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CheckInsController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/check-ins/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CheckInsController_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/check-ins/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CheckInsController_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/companion/tracker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["TrackerController_setUp"];
        delete: operations["TrackerController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/warnings/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["WarningsController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recordings/{panicId}/chunks/{sequence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["ChunksController_keep"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentRecordingsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{id}/recordings/{panicId}/{stream}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["IncidentRecordingsController_heard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    SmsInboundController_received: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SingleSignOnController_ways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        singleSignOn: boolean;
                    };
                };
            };
        };
    };
    SingleSignOnController_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SingleSignOnController_finish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PasskeySessionsController_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        challengeId: string;
                        options: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    PasskeySessionsController_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    challengeId: string;
                    credential: {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        /** @default {} */
                        clientExtensionResults?: Record<string, never>;
                        response: {
                            clientDataJSON: string;
                            authenticatorData: string;
                            signature: string;
                            userHandle?: string | null;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        staff: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            permissions: string[];
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            agency: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                timeZone: string;
                            };
                        };
                        mustEnrol: boolean;
                        mustChangePassword: boolean;
                    };
                };
            };
        };
    };
    SessionsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: {
                            /** Format: uuid */
                            id: string;
                            current: boolean;
                            userAgent: string;
                            /** @enum {string} */
                            secondFactor: "none" | "totp" | "passkey" | "recovery" | "oidc";
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            seenAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                    };
                };
            };
        };
    };
    SessionsController_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                    totp?: string;
                    recoveryCode?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        staff: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            permissions: string[];
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            agency: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                timeZone: string;
                            };
                        };
                        mustEnrol: boolean;
                        mustChangePassword: boolean;
                    };
                };
            };
        };
    };
    SessionsController_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        staff: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            permissions: string[];
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            agency: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                timeZone: string;
                            };
                        };
                        mustEnrol: boolean;
                        mustChangePassword: boolean;
                    };
                };
            };
        };
    };
    SessionsController_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SessionsController_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    SessionsController_endOne: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OwnAccountController_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        staff: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            permissions: string[];
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            agency: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                timeZone: string;
                            };
                        };
                        mustEnrol: boolean;
                        mustChangePassword: boolean;
                    };
                };
            };
        };
    };
    OwnAccountController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        totp: boolean;
                        passkeys: {
                            id: string;
                            name: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            usedAt: string | null;
                        }[];
                        recoveryCodesLeft: number;
                    };
                };
            };
        };
    };
    OwnAccountController_beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        address: string;
                        secret: string;
                    };
                };
            };
        };
    };
    OwnAccountController_removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OwnAccountController_confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
        };
    };
    OwnAccountController_renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
        };
    };
    OwnAccountController_beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        challengeId: string;
                        options: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
        };
    };
    OwnAccountController_addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: uuid */
                    challengeId: string;
                    credential: {
                        id: string;
                        rawId: string;
                        /** @enum {string} */
                        type: "public-key";
                        /** @default {} */
                        clientExtensionResults?: Record<string, never>;
                        response: {
                            clientDataJSON: string;
                            attestationObject: string;
                            transports?: string[];
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        usedAt: string | null;
                        recoveryCodes: string[];
                    };
                };
            };
        };
    };
    OwnAccountController_removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    StaffSessionsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: {
                            /** Format: uuid */
                            id: string;
                            current: boolean;
                            userAgent: string;
                            /** @enum {string} */
                            secondFactor: "none" | "totp" | "passkey" | "recovery" | "oidc";
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            seenAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                    };
                };
            };
        };
    };
    StaffSessionsController_resetSecondFactors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    AgenciesController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agencies: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "police" | "court" | "monitoring_centre" | "crisis_centre";
                            region: string;
                            timeZone: string;
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            /** Format: uuid */
                            nextAgencyId: string | null;
                            namesInMessagesAllowed: boolean;
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            } | null;
                            /** @enum {string} */
                            secondFactor: "optional" | "required";
                            takesReports: boolean;
                            holdMilliseconds: number;
                            policeLine: string;
                            warningMap: boolean;
                            audioEvidence: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    AgenciesController_found: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    kind: "police" | "court" | "monitoring_centre" | "crisis_centre";
                    region: string;
                    timeZone: string;
                    /** @enum {string} */
                    language: "kk" | "ru" | "en";
                    administrator: {
                        /** Format: email */
                        email: string;
                        name: string;
                        /** @enum {string} */
                        language?: "kk" | "ru" | "en";
                        password: string;
                        mustChangePassword?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "police" | "court" | "monitoring_centre" | "crisis_centre";
                        region: string;
                        timeZone: string;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        /** Format: uuid */
                        nextAgencyId: string | null;
                        namesInMessagesAllowed: boolean;
                        area: {
                            /** @enum {string} */
                            type: "MultiPolygon";
                            coordinates: number[][][][];
                        } | null;
                        /** @enum {string} */
                        secondFactor: "optional" | "required";
                        takesReports: boolean;
                        holdMilliseconds: number;
                        policeLine: string;
                        warningMap: boolean;
                        audioEvidence: boolean;
                        /** Format: date-time */
                        createdAt: string;
                        administrator: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            onDuty: boolean;
                            channels: {
                                /** @enum {string} */
                                channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                            }[];
                            /** Format: date-time */
                            disabledAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
            };
        };
    };
    AgenciesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "police" | "court" | "monitoring_centre" | "crisis_centre";
                        region: string;
                        timeZone: string;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        /** Format: uuid */
                        nextAgencyId: string | null;
                        namesInMessagesAllowed: boolean;
                        area: {
                            /** @enum {string} */
                            type: "MultiPolygon";
                            coordinates: number[][][][];
                        } | null;
                        /** @enum {string} */
                        secondFactor: "optional" | "required";
                        takesReports: boolean;
                        holdMilliseconds: number;
                        policeLine: string;
                        warningMap: boolean;
                        audioEvidence: boolean;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    AgenciesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    timeZone?: string;
                    /** @enum {string} */
                    language?: "kk" | "ru" | "en";
                    /** Format: uuid */
                    nextAgencyId?: string | null;
                    namesInMessagesAllowed?: boolean;
                    area?: ({
                        /** @enum {string} */
                        type: "Polygon";
                        coordinates: number[][][];
                        bbox?: number[];
                    } | {
                        /** @enum {string} */
                        type: "MultiPolygon";
                        coordinates: number[][][][];
                        bbox?: number[];
                    }) | null;
                    /** @enum {string} */
                    secondFactor?: "optional" | "required";
                    takesReports?: boolean;
                    holdMilliseconds?: number;
                    policeLine?: string;
                    warningMap?: boolean;
                    audioEvidence?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @enum {string} */
                        kind: "police" | "court" | "monitoring_centre" | "crisis_centre";
                        region: string;
                        timeZone: string;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        /** Format: uuid */
                        nextAgencyId: string | null;
                        namesInMessagesAllowed: boolean;
                        area: {
                            /** @enum {string} */
                            type: "MultiPolygon";
                            coordinates: number[][][][];
                        } | null;
                        /** @enum {string} */
                        secondFactor: "optional" | "required";
                        takesReports: boolean;
                        holdMilliseconds: number;
                        policeLine: string;
                        warningMap: boolean;
                        audioEvidence: boolean;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    AgenciesController_neighbours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        neighbours: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "police" | "court" | "monitoring_centre" | "crisis_centre";
                            region: string;
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    CapEndpointController_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        attempts: number;
                        lastError: string | null;
                        /** Format: date-time */
                        lastSentAt: string | null;
                    };
                };
            };
        };
    };
    CapEndpointController_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    secret: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CapEndpointController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    StaffController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                role?: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            /** Format: uuid */
                            id: string;
                            email: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            onDuty: boolean;
                            channels: {
                                /** @enum {string} */
                                channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                            }[];
                            /** Format: date-time */
                            disabledAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    StaffController_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    name: string;
                    /** @enum {string} */
                    role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                    /** @enum {string} */
                    language: "kk" | "ru" | "en";
                    password: string;
                    mustChangePassword?: boolean;
                    channels?: ({
                        /** @enum {string} */
                        channel: "fcm";
                        token: string;
                    } | {
                        /** @enum {string} */
                        channel: "web_push";
                        subscription: {
                            endpoint: string;
                            keys: {
                                p256dh: string;
                                auth: string;
                            };
                        };
                    } | {
                        /** @enum {string} */
                        channel: "sms";
                        phone: string;
                    } | {
                        /** @enum {string} */
                        channel: "email";
                        /** Format: email */
                        address: string;
                    } | {
                        /** @enum {string} */
                        channel: "webhook";
                        url: string;
                        secret: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        onDuty: boolean;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    StaffController_duty: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    onDuty: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        onDuty: boolean;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    StaffController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        onDuty: boolean;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    StaffController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    role?: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                    /** @enum {string} */
                    language?: "kk" | "ru" | "en";
                    password?: string;
                    mustChangePassword?: boolean;
                    disabled?: boolean;
                    channels?: ({
                        /** @enum {string} */
                        channel: "fcm";
                        token: string;
                    } | {
                        /** @enum {string} */
                        channel: "web_push";
                        subscription: {
                            endpoint: string;
                            keys: {
                                p256dh: string;
                                auth: string;
                            };
                        };
                    } | {
                        /** @enum {string} */
                        channel: "sms";
                        phone: string;
                    } | {
                        /** @enum {string} */
                        channel: "email";
                        /** Format: email */
                        address: string;
                    } | {
                        /** @enum {string} */
                        channel: "webhook";
                        url: string;
                        secret: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        onDuty: boolean;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        disabledAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    PeopleController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            phone: string | null;
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            pinSet: boolean;
                            duressPinSet: boolean;
                            /** @enum {string|null} */
                            sex: "female" | "male" | null;
                            birthYear: number | null;
                            channels: {
                                /** @enum {string} */
                                channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    PeopleController_register: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    phone?: string | null;
                    /** @enum {string} */
                    language: "kk" | "ru" | "en";
                    pin?: string;
                    duressPin?: string;
                    /** @enum {string|null} */
                    sex?: "female" | "male" | null;
                    birthYear?: number | null;
                    channels?: ({
                        /** @enum {string} */
                        channel: "fcm";
                        token: string;
                    } | {
                        /** @enum {string} */
                        channel: "web_push";
                        subscription: {
                            endpoint: string;
                            keys: {
                                p256dh: string;
                                auth: string;
                            };
                        };
                    } | {
                        /** @enum {string} */
                        channel: "sms";
                        phone: string;
                    } | {
                        /** @enum {string} */
                        channel: "email";
                        /** Format: email */
                        address: string;
                    } | {
                        /** @enum {string} */
                        channel: "webhook";
                        url: string;
                        secret: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        phone: string | null;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        pinSet: boolean;
                        duressPinSet: boolean;
                        /** @enum {string|null} */
                        sex: "female" | "male" | null;
                        birthYear: number | null;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    PeopleController_find: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    phone: string;
                } | {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            phone: string | null;
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            pinSet: boolean;
                            duressPinSet: boolean;
                            /** @enum {string|null} */
                            sex: "female" | "male" | null;
                            birthYear: number | null;
                            channels: {
                                /** @enum {string} */
                                channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    PeopleController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        phone: string | null;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        pinSet: boolean;
                        duressPinSet: boolean;
                        /** @enum {string|null} */
                        sex: "female" | "male" | null;
                        birthYear: number | null;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    PeopleController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    phone?: string | null;
                    /** @enum {string} */
                    language?: "kk" | "ru" | "en";
                    pin?: string | null;
                    duressPin?: string | null;
                    /** @enum {string|null} */
                    sex?: "female" | "male" | null;
                    birthYear?: number | null;
                    channels?: ({
                        /** @enum {string} */
                        channel: "fcm";
                        token: string;
                    } | {
                        /** @enum {string} */
                        channel: "web_push";
                        subscription: {
                            endpoint: string;
                            keys: {
                                p256dh: string;
                                auth: string;
                            };
                        };
                    } | {
                        /** @enum {string} */
                        channel: "sms";
                        phone: string;
                    } | {
                        /** @enum {string} */
                        channel: "email";
                        /** Format: email */
                        address: string;
                    } | {
                        /** @enum {string} */
                        channel: "webhook";
                        url: string;
                        secret: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        phone: string | null;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        pinSet: boolean;
                        duressPinSet: boolean;
                        /** @enum {string|null} */
                        sex: "female" | "male" | null;
                        birthYear: number | null;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    PeopleController_ordersOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders: {
                            /** Format: uuid */
                            id: string;
                            reference: string | null;
                            issuingAuthority: string;
                            jurisdiction: string;
                            legalBasis: string | null;
                            timeZone: string;
                            /** Format: uuid */
                            caseOfficerId: string | null;
                            /** Format: date-time */
                            validFrom: string;
                            /** Format: date-time */
                            validTo: string | null;
                            /** @enum {string} */
                            status: "draft" | "active" | "revoked";
                            proximityLimitMeters: number | null;
                            proximityWarningMeters: number | null;
                            proximitySchedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            thresholds: {
                                topSpeedMetersPerSecond?: number;
                                silenceSeconds?: number;
                                lowBatteryPercent?: number;
                                approachUrgentSeconds?: number;
                            };
                            version: number;
                            parties: {
                                /** Format: uuid */
                                personId: string;
                                /** @enum {string} */
                                role: "protected" | "respondent";
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                    };
                };
            };
        };
    };
    DevicesController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                personId?: string;
                kind?: "bracelet" | "tracker" | "phone" | "beacon";
                revoked?: "true" | "false";
                silentSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        devices: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string} */
                            kind: "bracelet" | "tracker" | "phone" | "beacon";
                            uniqueId: string;
                            tokenInQueryAllowed: boolean;
                            manualPublishIsPanic: boolean;
                            /** @enum {string|null} */
                            protocol: "teltonika" | "gt06" | "h02" | "watch" | "mqtt" | null;
                            boundToKey: boolean;
                            firmware: string | null;
                            /** Format: uuid */
                            trackerOf: string | null;
                            /** Format: date-time */
                            revokedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            lastReport: {
                                /** Format: date-time */
                                fixTime: string;
                                /** Format: date-time */
                                receivedAt: string;
                                batteryPercent: number | null;
                                signalPercent: number | null;
                            } | null;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    DevicesController_enrol: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    /** @enum {string} */
                    kind: "bracelet" | "tracker" | "phone" | "beacon";
                    uniqueId?: string;
                    tokenInQueryAllowed?: boolean;
                    manualPublishIsPanic?: boolean;
                    /** @enum {string|null} */
                    protocol?: "teltonika" | "gt06" | "h02" | "watch" | "mqtt" | null;
                    firmware?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        kind: "bracelet" | "tracker" | "phone" | "beacon";
                        uniqueId: string;
                        tokenInQueryAllowed: boolean;
                        manualPublishIsPanic: boolean;
                        /** @enum {string|null} */
                        protocol: "teltonika" | "gt06" | "h02" | "watch" | "mqtt" | null;
                        boundToKey: boolean;
                        firmware: string | null;
                        /** Format: uuid */
                        trackerOf: string | null;
                        /** Format: date-time */
                        revokedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        token: string | null;
                    };
                };
            };
        };
    };
    DevicesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        kind: "bracelet" | "tracker" | "phone" | "beacon";
                        uniqueId: string;
                        tokenInQueryAllowed: boolean;
                        manualPublishIsPanic: boolean;
                        /** @enum {string|null} */
                        protocol: "teltonika" | "gt06" | "h02" | "watch" | "mqtt" | null;
                        boundToKey: boolean;
                        firmware: string | null;
                        /** Format: uuid */
                        trackerOf: string | null;
                        /** Format: date-time */
                        revokedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        lastReport: {
                            /** Format: date-time */
                            fixTime: string;
                            /** Format: date-time */
                            receivedAt: string;
                            batteryPercent: number | null;
                            signalPercent: number | null;
                        } | null;
                    };
                };
            };
        };
    };
    DevicesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId?: string;
                    tokenInQueryAllowed?: boolean;
                    manualPublishIsPanic?: boolean;
                    /** @enum {string|null} */
                    protocol?: "teltonika" | "gt06" | "h02" | "watch" | "mqtt" | null;
                    firmware?: string | null;
                    reason?: string;
                    emergency?: {
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        kind: "bracelet" | "tracker" | "phone" | "beacon";
                        uniqueId: string;
                        tokenInQueryAllowed: boolean;
                        manualPublishIsPanic: boolean;
                        /** @enum {string|null} */
                        protocol: "teltonika" | "gt06" | "h02" | "watch" | "mqtt" | null;
                        boundToKey: boolean;
                        firmware: string | null;
                        /** Format: uuid */
                        trackerOf: string | null;
                        /** Format: date-time */
                        revokedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    DevicesController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    emergency?: {
                        reason: string;
                    };
                } | null;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        kind: "bracelet" | "tracker" | "phone" | "beacon";
                        uniqueId: string;
                        tokenInQueryAllowed: boolean;
                        manualPublishIsPanic: boolean;
                        /** @enum {string|null} */
                        protocol: "teltonika" | "gt06" | "h02" | "watch" | "mqtt" | null;
                        boundToKey: boolean;
                        firmware: string | null;
                        /** Format: uuid */
                        trackerOf: string | null;
                        /** Format: date-time */
                        revokedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    DevicesController_rotateToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        kind: "bracelet" | "tracker" | "phone" | "beacon";
                        uniqueId: string;
                        tokenInQueryAllowed: boolean;
                        manualPublishIsPanic: boolean;
                        /** @enum {string|null} */
                        protocol: "teltonika" | "gt06" | "h02" | "watch" | "mqtt" | null;
                        boundToKey: boolean;
                        firmware: string | null;
                        /** Format: uuid */
                        trackerOf: string | null;
                        /** Format: date-time */
                        revokedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        token: string | null;
                    };
                };
            };
        };
    };
    DeviceCommandsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        commands: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            deviceId: string;
                            /** @enum {string} */
                            kind: "locate_now" | "set_interval" | "vibrate" | "text";
                            seconds: number | null;
                            text: string | null;
                            /** @enum {string} */
                            status: "queued" | "sent" | "answered" | "failed" | "expired";
                            /** @enum {string|null} */
                            failure: "unsupported" | "refused" | "no_answer" | null;
                            /** Format: uuid */
                            askedBy: string | null;
                            /** Format: date-time */
                            askedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            attempts: number;
                            /** Format: date-time */
                            sentAt: string | null;
                            /** Format: date-time */
                            answeredAt: string | null;
                            answer: string | null;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    DeviceCommandsController_ask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "locate_now";
                } | {
                    /** @enum {string} */
                    kind: "set_interval";
                    seconds: number;
                } | {
                    /** @enum {string} */
                    kind: "vibrate";
                } | {
                    /** @enum {string} */
                    kind: "text";
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        deviceId: string;
                        /** @enum {string} */
                        kind: "locate_now" | "set_interval" | "vibrate" | "text";
                        seconds: number | null;
                        text: string | null;
                        /** @enum {string} */
                        status: "queued" | "sent" | "answered" | "failed" | "expired";
                        /** @enum {string|null} */
                        failure: "unsupported" | "refused" | "no_answer" | null;
                        /** Format: uuid */
                        askedBy: string | null;
                        /** Format: date-time */
                        askedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        attempts: number;
                        /** Format: date-time */
                        sentAt: string | null;
                        /** Format: date-time */
                        answeredAt: string | null;
                        answer: string | null;
                    };
                };
            };
        };
    };
    EnrolmentsController_makeCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
    ContactsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                personId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            personId: string;
                            name: string;
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            position: number;
                            channels: {
                                /** @enum {string} */
                                channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                            }[];
                            /** Format: date-time */
                            consentedAt: string | null;
                            /** @enum {string} */
                            designatedBy: "officer" | "person";
                            for: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[] | null;
                            /** Format: date-time */
                            declinedAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ContactsController_designate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    name: string;
                    /** @enum {string} */
                    language: "kk" | "ru" | "en";
                    position: number;
                    channels: ({
                        /** @enum {string} */
                        channel: "fcm";
                        token: string;
                    } | {
                        /** @enum {string} */
                        channel: "web_push";
                        subscription: {
                            endpoint: string;
                            keys: {
                                p256dh: string;
                                auth: string;
                            };
                        };
                    } | {
                        /** @enum {string} */
                        channel: "sms";
                        phone: string;
                    } | {
                        /** @enum {string} */
                        channel: "email";
                        /** Format: email */
                        address: string;
                    } | {
                        /** @enum {string} */
                        channel: "webhook";
                        url: string;
                        secret: string;
                    })[];
                    /** Format: date-time */
                    consentedAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        name: string;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        position: number;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        consentedAt: string | null;
                        /** @enum {string} */
                        designatedBy: "officer" | "person";
                        for: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[] | null;
                        /** Format: date-time */
                        declinedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    ContactsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        name: string;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        position: number;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        consentedAt: string | null;
                        /** @enum {string} */
                        designatedBy: "officer" | "person";
                        for: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[] | null;
                        /** Format: date-time */
                        declinedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    ContactsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    language?: "kk" | "ru" | "en";
                    position?: number;
                    channels?: ({
                        /** @enum {string} */
                        channel: "fcm";
                        token: string;
                    } | {
                        /** @enum {string} */
                        channel: "web_push";
                        subscription: {
                            endpoint: string;
                            keys: {
                                p256dh: string;
                                auth: string;
                            };
                        };
                    } | {
                        /** @enum {string} */
                        channel: "sms";
                        phone: string;
                    } | {
                        /** @enum {string} */
                        channel: "email";
                        /** Format: email */
                        address: string;
                    } | {
                        /** @enum {string} */
                        channel: "webhook";
                        url: string;
                        secret: string;
                    })[];
                    /** Format: date-time */
                    consentedAt?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        name: string;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        position: number;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        /** Format: date-time */
                        consentedAt: string | null;
                        /** @enum {string} */
                        designatedBy: "officer" | "person";
                        for: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[] | null;
                        /** Format: date-time */
                        declinedAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    UnitsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        units: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            callSign: string | null;
                            onDuty: boolean;
                            point: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            } | null;
                            /** Format: date-time */
                            positionAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    UnitsController_register: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    callSign?: string | null;
                    onDuty?: boolean;
                    point?: {
                        /** @enum {string} */
                        type: "Point";
                        coordinates: (number)[];
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        callSign: string | null;
                        onDuty: boolean;
                        point: {
                            /** @enum {string} */
                            type: "Point";
                            coordinates: (number)[];
                        } | null;
                        /** Format: date-time */
                        positionAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    UnitsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        callSign: string | null;
                        onDuty: boolean;
                        point: {
                            /** @enum {string} */
                            type: "Point";
                            coordinates: (number)[];
                        } | null;
                        /** Format: date-time */
                        positionAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    UnitsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    callSign?: string | null;
                    onDuty?: boolean;
                    point?: {
                        /** @enum {string} */
                        type: "Point";
                        coordinates: (number)[];
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        callSign: string | null;
                        onDuty: boolean;
                        point: {
                            /** @enum {string} */
                            type: "Point";
                            coordinates: (number)[];
                        } | null;
                        /** Format: date-time */
                        positionAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    OrdersController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "draft" | "active" | "revoked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders: {
                            /** Format: uuid */
                            id: string;
                            reference: string | null;
                            issuingAuthority: string;
                            jurisdiction: string;
                            legalBasis: string | null;
                            timeZone: string;
                            /** Format: uuid */
                            caseOfficerId: string | null;
                            /** Format: date-time */
                            validFrom: string;
                            /** Format: date-time */
                            validTo: string | null;
                            /** @enum {string} */
                            status: "draft" | "active" | "revoked";
                            proximityLimitMeters: number | null;
                            proximityWarningMeters: number | null;
                            proximitySchedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            thresholds: {
                                topSpeedMetersPerSecond?: number;
                                silenceSeconds?: number;
                                lowBatteryPercent?: number;
                                approachUrgentSeconds?: number;
                            };
                            version: number;
                            parties: {
                                /** Format: uuid */
                                personId: string;
                                /** @enum {string} */
                                role: "protected" | "respondent";
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    OrdersController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reference?: string | null;
                    issuingAuthority: string;
                    jurisdiction: string;
                    legalBasis?: string | null;
                    /** Format: date-time */
                    validFrom: string;
                    /** Format: date-time */
                    validTo?: string | null;
                    timeZone?: string;
                    /** Format: uuid */
                    caseOfficerId?: string | null;
                    parties: {
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        role: "protected" | "respondent";
                    }[];
                    proximityLimitMeters?: number | null;
                    proximityWarningMeters?: number | null;
                    proximitySchedule?: {
                        windows: {
                            days: number[];
                            from: string;
                            to: string;
                        }[];
                    } | null;
                    thresholds?: {
                        topSpeedMetersPerSecond?: number;
                        silenceSeconds?: number;
                        lowBatteryPercent?: number;
                        approachUrgentSeconds?: number;
                    };
                    reason?: string;
                    emergency?: {
                        reason: string;
                    };
                    activate?: boolean;
                    zones?: {
                        name: string;
                        /** @enum {string} */
                        kind?: "exclusion" | "inclusion";
                        area?: {
                            /** @enum {string} */
                            type: "Polygon";
                            coordinates: number[][][];
                            bbox?: number[];
                        } | {
                            /** @enum {string} */
                            type: "MultiPolygon";
                            coordinates: number[][][][];
                            bbox?: number[];
                        };
                        center?: {
                            /** @enum {string} */
                            type: "Point";
                            coordinates: number[];
                        } | number[];
                        radiusMeters?: number;
                        warningRingMeters: number;
                        schedule?: {
                            windows: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                        } | null;
                        concealed?: boolean;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string | null;
                        issuingAuthority: string;
                        jurisdiction: string;
                        legalBasis: string | null;
                        timeZone: string;
                        /** Format: uuid */
                        caseOfficerId: string | null;
                        /** Format: date-time */
                        validFrom: string;
                        /** Format: date-time */
                        validTo: string | null;
                        /** @enum {string} */
                        status: "draft" | "active" | "revoked";
                        proximityLimitMeters: number | null;
                        proximityWarningMeters: number | null;
                        proximitySchedule: {
                            windows: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                        } | null;
                        thresholds: {
                            topSpeedMetersPerSecond?: number;
                            silenceSeconds?: number;
                            lowBatteryPercent?: number;
                            approachUrgentSeconds?: number;
                        };
                        version: number;
                        parties: {
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string} */
                            role: "protected" | "respondent";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        zones: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            name: string;
                            /** @enum {string} */
                            kind: "exclusion" | "inclusion";
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            };
                            center: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            } | null;
                            radiusMeters: number | null;
                            sizeMeters: number;
                            warningRingMeters: number;
                            schedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            concealed: boolean;
                            felt: {
                                center: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                radiusMeters: number;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        permits: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            /** Format: uuid */
                            zoneId: string | null;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            reason: string;
                            /** Format: date-time */
                            withdrawnAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    OrdersController_find: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    states?: ("draft" | "upcoming" | "in_force" | "ended" | "revoked")[];
                    expiresWithinDays?: number;
                    text?: string;
                    /** Format: uuid */
                    cursor?: string;
                    /** @default 50 */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders: {
                            /** Format: uuid */
                            id: string;
                            reference: string | null;
                            issuingAuthority: string;
                            jurisdiction: string;
                            legalBasis: string | null;
                            timeZone: string;
                            /** Format: uuid */
                            caseOfficerId: string | null;
                            /** Format: date-time */
                            validFrom: string;
                            /** Format: date-time */
                            validTo: string | null;
                            /** @enum {string} */
                            status: "draft" | "active" | "revoked";
                            proximityLimitMeters: number | null;
                            proximityWarningMeters: number | null;
                            proximitySchedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            thresholds: {
                                topSpeedMetersPerSecond?: number;
                                silenceSeconds?: number;
                                lowBatteryPercent?: number;
                                approachUrgentSeconds?: number;
                            };
                            version: number;
                            parties: {
                                /** Format: uuid */
                                personId: string;
                                /** @enum {string} */
                                role: "protected" | "respondent";
                                name: string;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @enum {string} */
                            state: "draft" | "upcoming" | "in_force" | "ended" | "revoked";
                            zoneCount: number;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                        total: number;
                    };
                };
            };
        };
    };
    OrdersController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string | null;
                        issuingAuthority: string;
                        jurisdiction: string;
                        legalBasis: string | null;
                        timeZone: string;
                        /** Format: uuid */
                        caseOfficerId: string | null;
                        /** Format: date-time */
                        validFrom: string;
                        /** Format: date-time */
                        validTo: string | null;
                        /** @enum {string} */
                        status: "draft" | "active" | "revoked";
                        proximityLimitMeters: number | null;
                        proximityWarningMeters: number | null;
                        proximitySchedule: {
                            windows: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                        } | null;
                        thresholds: {
                            topSpeedMetersPerSecond?: number;
                            silenceSeconds?: number;
                            lowBatteryPercent?: number;
                            approachUrgentSeconds?: number;
                        };
                        version: number;
                        parties: {
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string} */
                            role: "protected" | "respondent";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        zones: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            name: string;
                            /** @enum {string} */
                            kind: "exclusion" | "inclusion";
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            };
                            center: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            } | null;
                            radiusMeters: number | null;
                            sizeMeters: number;
                            warningRingMeters: number;
                            schedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            concealed: boolean;
                            felt: {
                                center: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                radiusMeters: number;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        permits: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            /** Format: uuid */
                            zoneId: string | null;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            reason: string;
                            /** Format: date-time */
                            withdrawnAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    OrdersController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reference?: string | null;
                    issuingAuthority?: string;
                    jurisdiction?: string;
                    legalBasis?: string | null;
                    /** Format: date-time */
                    validFrom?: string;
                    /** Format: date-time */
                    validTo?: string | null;
                    timeZone?: string;
                    /** Format: uuid */
                    caseOfficerId?: string | null;
                    parties?: {
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        role: "protected" | "respondent";
                    }[];
                    proximityLimitMeters?: number | null;
                    proximityWarningMeters?: number | null;
                    proximitySchedule?: {
                        windows: {
                            days: number[];
                            from: string;
                            to: string;
                        }[];
                    } | null;
                    thresholds?: {
                        topSpeedMetersPerSecond?: number;
                        silenceSeconds?: number;
                        lowBatteryPercent?: number;
                        approachUrgentSeconds?: number;
                    };
                    reason?: string;
                    emergency?: {
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string | null;
                        issuingAuthority: string;
                        jurisdiction: string;
                        legalBasis: string | null;
                        timeZone: string;
                        /** Format: uuid */
                        caseOfficerId: string | null;
                        /** Format: date-time */
                        validFrom: string;
                        /** Format: date-time */
                        validTo: string | null;
                        /** @enum {string} */
                        status: "draft" | "active" | "revoked";
                        proximityLimitMeters: number | null;
                        proximityWarningMeters: number | null;
                        proximitySchedule: {
                            windows: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                        } | null;
                        thresholds: {
                            topSpeedMetersPerSecond?: number;
                            silenceSeconds?: number;
                            lowBatteryPercent?: number;
                            approachUrgentSeconds?: number;
                        };
                        version: number;
                        parties: {
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string} */
                            role: "protected" | "respondent";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        zones: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            name: string;
                            /** @enum {string} */
                            kind: "exclusion" | "inclusion";
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            };
                            center: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            } | null;
                            radiusMeters: number | null;
                            sizeMeters: number;
                            warningRingMeters: number;
                            schedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            concealed: boolean;
                            felt: {
                                center: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                radiusMeters: number;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        permits: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            /** Format: uuid */
                            zoneId: string | null;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            reason: string;
                            /** Format: date-time */
                            withdrawnAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    OrdersController_versions: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: {
                            version: number;
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            what: "found" | "created" | "changed" | "activated" | "extended" | "revoked" | "zone_drawn" | "zone_changed" | "zone_removed" | "permit_granted" | "permit_withdrawn";
                            changedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            } | null;
                            approvedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            } | null;
                            reason: string | null;
                            terms: {
                                reference: string | null;
                                issuingAuthority: string;
                                jurisdiction: string;
                                legalBasis: string | null;
                                timeZone: string;
                                /** Format: uuid */
                                caseOfficerId: string | null;
                                /** Format: date-time */
                                validFrom: string;
                                /** Format: date-time */
                                validTo: string | null;
                                /** @enum {string} */
                                status: "draft" | "active" | "revoked";
                                proximityLimitMeters: number | null;
                                proximityWarningMeters: number | null;
                                proximitySchedule: {
                                    windows: {
                                        days: number[];
                                        from: string;
                                        to: string;
                                    }[];
                                } | null;
                                thresholds: {
                                    topSpeedMetersPerSecond?: number;
                                    silenceSeconds?: number;
                                    lowBatteryPercent?: number;
                                    approachUrgentSeconds?: number;
                                };
                                parties: {
                                    /** Format: uuid */
                                    personId: string;
                                    /** @enum {string} */
                                    role: "protected" | "respondent";
                                }[];
                            };
                            former: {
                                reference: string | null;
                                issuingAuthority: string;
                                jurisdiction: string;
                                legalBasis: string | null;
                                timeZone: string;
                                /** Format: uuid */
                                caseOfficerId: string | null;
                                /** Format: date-time */
                                validFrom: string;
                                /** Format: date-time */
                                validTo: string | null;
                                /** @enum {string} */
                                status: "draft" | "active" | "revoked";
                                proximityLimitMeters: number | null;
                                proximityWarningMeters: number | null;
                                proximitySchedule: {
                                    windows: {
                                        days: number[];
                                        from: string;
                                        to: string;
                                    }[];
                                } | null;
                                thresholds: {
                                    topSpeedMetersPerSecond?: number;
                                    silenceSeconds?: number;
                                    lowBatteryPercent?: number;
                                    approachUrgentSeconds?: number;
                                };
                                parties: {
                                    /** Format: uuid */
                                    personId: string;
                                    /** @enum {string} */
                                    role: "protected" | "respondent";
                                }[];
                            } | null;
                            changed: string[];
                            zones: {
                                /** Format: uuid */
                                zoneId: string;
                                before: {
                                    name: string;
                                    /** @enum {string} */
                                    kind: "exclusion" | "inclusion";
                                    area: {
                                        /** @enum {string} */
                                        type: "MultiPolygon";
                                        coordinates: number[][][][];
                                    };
                                    center: {
                                        /** @enum {string} */
                                        type: "Point";
                                        coordinates: (number)[];
                                    } | null;
                                    radiusMeters: number | null;
                                    sizeMeters: number;
                                    warningRingMeters: number;
                                    schedule: {
                                        windows: {
                                            days: number[];
                                            from: string;
                                            to: string;
                                        }[];
                                    } | null;
                                    concealed: boolean;
                                    felt: {
                                        center: {
                                            /** @enum {string} */
                                            type: "Point";
                                            coordinates: (number)[];
                                        };
                                        radiusMeters: number;
                                    } | null;
                                } | null;
                                after: {
                                    name: string;
                                    /** @enum {string} */
                                    kind: "exclusion" | "inclusion";
                                    area: {
                                        /** @enum {string} */
                                        type: "MultiPolygon";
                                        coordinates: number[][][][];
                                    };
                                    center: {
                                        /** @enum {string} */
                                        type: "Point";
                                        coordinates: (number)[];
                                    } | null;
                                    radiusMeters: number | null;
                                    sizeMeters: number;
                                    warningRingMeters: number;
                                    schedule: {
                                        windows: {
                                            days: number[];
                                            from: string;
                                            to: string;
                                        }[];
                                    } | null;
                                    concealed: boolean;
                                    felt: {
                                        center: {
                                            /** @enum {string} */
                                            type: "Point";
                                            coordinates: (number)[];
                                        };
                                        radiusMeters: number;
                                    } | null;
                                } | null;
                                changed: string[];
                            }[];
                            permits: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                orderId: string;
                                /** Format: uuid */
                                zoneId: string | null;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                reason: string;
                                /** Format: date-time */
                                withdrawnAt: string | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                        }[];
                        nextBefore: number | null;
                    };
                };
            };
        };
    };
    OrdersController_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    emergency?: {
                        reason: string;
                    };
                } | null;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string | null;
                        issuingAuthority: string;
                        jurisdiction: string;
                        legalBasis: string | null;
                        timeZone: string;
                        /** Format: uuid */
                        caseOfficerId: string | null;
                        /** Format: date-time */
                        validFrom: string;
                        /** Format: date-time */
                        validTo: string | null;
                        /** @enum {string} */
                        status: "draft" | "active" | "revoked";
                        proximityLimitMeters: number | null;
                        proximityWarningMeters: number | null;
                        proximitySchedule: {
                            windows: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                        } | null;
                        thresholds: {
                            topSpeedMetersPerSecond?: number;
                            silenceSeconds?: number;
                            lowBatteryPercent?: number;
                            approachUrgentSeconds?: number;
                        };
                        version: number;
                        parties: {
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string} */
                            role: "protected" | "respondent";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        zones: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            name: string;
                            /** @enum {string} */
                            kind: "exclusion" | "inclusion";
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            };
                            center: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            } | null;
                            radiusMeters: number | null;
                            sizeMeters: number;
                            warningRingMeters: number;
                            schedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            concealed: boolean;
                            felt: {
                                center: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                radiusMeters: number;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        permits: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            /** Format: uuid */
                            zoneId: string | null;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            reason: string;
                            /** Format: date-time */
                            withdrawnAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    OrdersController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    emergency?: {
                        reason: string;
                    };
                } | null;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string | null;
                        issuingAuthority: string;
                        jurisdiction: string;
                        legalBasis: string | null;
                        timeZone: string;
                        /** Format: uuid */
                        caseOfficerId: string | null;
                        /** Format: date-time */
                        validFrom: string;
                        /** Format: date-time */
                        validTo: string | null;
                        /** @enum {string} */
                        status: "draft" | "active" | "revoked";
                        proximityLimitMeters: number | null;
                        proximityWarningMeters: number | null;
                        proximitySchedule: {
                            windows: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                        } | null;
                        thresholds: {
                            topSpeedMetersPerSecond?: number;
                            silenceSeconds?: number;
                            lowBatteryPercent?: number;
                            approachUrgentSeconds?: number;
                        };
                        version: number;
                        parties: {
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string} */
                            role: "protected" | "respondent";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        zones: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            name: string;
                            /** @enum {string} */
                            kind: "exclusion" | "inclusion";
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            };
                            center: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            } | null;
                            radiusMeters: number | null;
                            sizeMeters: number;
                            warningRingMeters: number;
                            schedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            concealed: boolean;
                            felt: {
                                center: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                radiusMeters: number;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        permits: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            /** Format: uuid */
                            zoneId: string | null;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            reason: string;
                            /** Format: date-time */
                            withdrawnAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    OrdersController_extend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    validTo: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        reference: string | null;
                        issuingAuthority: string;
                        jurisdiction: string;
                        legalBasis: string | null;
                        timeZone: string;
                        /** Format: uuid */
                        caseOfficerId: string | null;
                        /** Format: date-time */
                        validFrom: string;
                        /** Format: date-time */
                        validTo: string | null;
                        /** @enum {string} */
                        status: "draft" | "active" | "revoked";
                        proximityLimitMeters: number | null;
                        proximityWarningMeters: number | null;
                        proximitySchedule: {
                            windows: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                        } | null;
                        thresholds: {
                            topSpeedMetersPerSecond?: number;
                            silenceSeconds?: number;
                            lowBatteryPercent?: number;
                            approachUrgentSeconds?: number;
                        };
                        version: number;
                        parties: {
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string} */
                            role: "protected" | "respondent";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        zones: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            name: string;
                            /** @enum {string} */
                            kind: "exclusion" | "inclusion";
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            };
                            center: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            } | null;
                            radiusMeters: number | null;
                            sizeMeters: number;
                            warningRingMeters: number;
                            schedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            concealed: boolean;
                            felt: {
                                center: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                radiusMeters: number;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        permits: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            /** Format: uuid */
                            zoneId: string | null;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            reason: string;
                            /** Format: date-time */
                            withdrawnAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    ZonesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        zones: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            name: string;
                            /** @enum {string} */
                            kind: "exclusion" | "inclusion";
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            };
                            center: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            } | null;
                            radiusMeters: number | null;
                            sizeMeters: number;
                            warningRingMeters: number;
                            schedule: {
                                windows: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                            } | null;
                            concealed: boolean;
                            felt: {
                                center: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                radiusMeters: number;
                            } | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        conflicts: {
                            /** Format: uuid */
                            zoneId: string;
                            zones: {
                                /** Format: uuid */
                                zoneId: string;
                                sharedSquareMeters: number;
                            }[];
                            places: {
                                /** Format: uuid */
                                placeId: string;
                                /** Format: uuid */
                                personId: string;
                                /** @enum {string} */
                                kind: "home" | "work" | "other";
                                point: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                /** @enum {string} */
                                site: "inside" | "ring" | "felt" | "outside";
                                distanceMeters: number;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    ZonesController_draw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    kind?: "exclusion" | "inclusion";
                    area?: {
                        /** @enum {string} */
                        type: "Polygon";
                        coordinates: number[][][];
                        bbox?: number[];
                    } | {
                        /** @enum {string} */
                        type: "MultiPolygon";
                        coordinates: number[][][][];
                        bbox?: number[];
                    };
                    center?: {
                        /** @enum {string} */
                        type: "Point";
                        coordinates: number[];
                    } | number[];
                    radiusMeters?: number;
                    warningRingMeters: number;
                    schedule?: {
                        windows: {
                            days: number[];
                            from: string;
                            to: string;
                        }[];
                    } | null;
                    concealed?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        orderId: string;
                        name: string;
                        /** @enum {string} */
                        kind: "exclusion" | "inclusion";
                        area: {
                            /** @enum {string} */
                            type: "MultiPolygon";
                            coordinates: number[][][][];
                        };
                        center: {
                            /** @enum {string} */
                            type: "Point";
                            coordinates: (number)[];
                        } | null;
                        radiusMeters: number | null;
                        sizeMeters: number;
                        warningRingMeters: number;
                        schedule: {
                            windows: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                        } | null;
                        concealed: boolean;
                        felt: {
                            center: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            radiusMeters: number;
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    ZonesController_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind?: "exclusion" | "inclusion";
                    area?: {
                        /** @enum {string} */
                        type: "Polygon";
                        coordinates: number[][][];
                        bbox?: number[];
                    } | {
                        /** @enum {string} */
                        type: "MultiPolygon";
                        coordinates: number[][][][];
                        bbox?: number[];
                    };
                    center?: {
                        /** @enum {string} */
                        type: "Point";
                        coordinates: number[];
                    } | number[];
                    radiusMeters?: number;
                    warningRingMeters: number;
                    concealed?: boolean;
                    /** Format: uuid */
                    zoneId?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: {
                            path: string;
                            /** @enum {string} */
                            code: "shape_missing" | "shape_twice" | "center_missing" | "radius_missing" | "radius_out_of_bounds" | "no_place" | "no_ring" | "too_many_positions" | "too_few_positions" | "ring_open" | "crosses_itself" | "touches_itself" | "hole_outside" | "hole_in_hole" | "part_in_part" | "falls_apart" | "ring_twice" | "invalid" | "too_small" | "too_large" | "looks_swapped" | "concealed_inclusion" | "concealed_too_wide";
                            message: string;
                        }[];
                        preview: {
                            area: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            };
                            areaSquareMeters: number;
                            perimeterMeters: number;
                            warningRing: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            } | null;
                            felt: {
                                center: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                radiusMeters: number;
                                exact: boolean;
                            } | null;
                            zones: {
                                /** Format: uuid */
                                zoneId: string;
                                sharedSquareMeters: number;
                            }[];
                            places: {
                                /** Format: uuid */
                                placeId: string;
                                /** Format: uuid */
                                personId: string;
                                /** @enum {string} */
                                kind: "home" | "work" | "other";
                                point: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                /** @enum {string} */
                                site: "inside" | "ring" | "felt" | "outside";
                                distanceMeters: number;
                            }[];
                        } | null;
                    };
                };
            };
        };
    };
    ZonesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    emergency?: {
                        reason: string;
                    };
                } | null;
            };
        };
        responses: {
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ZonesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    kind?: "exclusion" | "inclusion";
                    area?: {
                        /** @enum {string} */
                        type: "Polygon";
                        coordinates: number[][][];
                        bbox?: number[];
                    } | {
                        /** @enum {string} */
                        type: "MultiPolygon";
                        coordinates: number[][][][];
                        bbox?: number[];
                    };
                    center?: {
                        /** @enum {string} */
                        type: "Point";
                        coordinates: number[];
                    } | number[];
                    radiusMeters?: number;
                    warningRingMeters?: number;
                    schedule?: {
                        windows: {
                            days: number[];
                            from: string;
                            to: string;
                        }[];
                    } | null;
                    concealed?: boolean;
                    reason?: string;
                    emergency?: {
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        orderId: string;
                        name: string;
                        /** @enum {string} */
                        kind: "exclusion" | "inclusion";
                        area: {
                            /** @enum {string} */
                            type: "MultiPolygon";
                            coordinates: number[][][][];
                        };
                        center: {
                            /** @enum {string} */
                            type: "Point";
                            coordinates: (number)[];
                        } | null;
                        radiusMeters: number | null;
                        sizeMeters: number;
                        warningRingMeters: number;
                        schedule: {
                            windows: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                        } | null;
                        concealed: boolean;
                        felt: {
                            center: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            radiusMeters: number;
                        } | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    PlacesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        places: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string} */
                            kind: "home" | "work" | "other";
                            point: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            address: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    PlacesController_note: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "home" | "work" | "other";
                    point: {
                        /** @enum {string} */
                        type: "Point";
                        coordinates: number[];
                    } | number[];
                    address?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        kind: "home" | "work" | "other";
                        point: {
                            /** @enum {string} */
                            type: "Point";
                            coordinates: (number)[];
                        };
                        address: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
        };
    };
    PlacesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PermitsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        permits: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            orderId: string;
                            /** Format: uuid */
                            zoneId: string | null;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            reason: string;
                            /** Format: date-time */
                            withdrawnAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    PermitsController_grant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    zoneId: string | null;
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                    reason: string;
                    emergency?: {
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        orderId: string;
                        /** Format: uuid */
                        zoneId: string | null;
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        reason: string;
                        /** Format: date-time */
                        withdrawnAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    PermitsController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ApprovalPolicyController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: {
                            [key: string]: {
                                approvers: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                                emergency?: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                            };
                        };
                        version: number;
                        /** Format: date-time */
                        updatedAt: string | null;
                    };
                };
            };
        };
    };
    ApprovalPolicyController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    policy: "off" | "two_persons" | {
                        [key: string]: {
                            approvers: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                            emergency?: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                        };
                    };
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: {
                            [key: string]: {
                                approvers: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                                emergency?: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                            };
                        };
                        version: number;
                        /** Format: date-time */
                        updatedAt: string | null;
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    ApprovalsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "requested" | "executed" | "refused" | "withdrawn" | "expired" | "stale";
                emergency?: "true" | "false";
                orderId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approvals: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            action: "order.activate" | "order.shrink" | "order.revoke" | "device.unpair" | "track.export" | "plan.change" | "policy.change";
                            object: string;
                            /** Format: uuid */
                            objectId: string;
                            /** Format: uuid */
                            orderId: string | null;
                            about: string | null;
                            changes: {
                                kk: string[];
                                ru: string[];
                                en: string[];
                            };
                            /** @enum {string} */
                            state: "requested" | "executed" | "refused" | "withdrawn" | "expired" | "stale";
                            requestedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            };
                            reason: string | null;
                            /** Format: date-time */
                            requestedAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            emergency: boolean;
                            approvers: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                            mayDecide: boolean;
                            decidedBy: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                            } | null;
                            /** Format: date-time */
                            decidedAt: string | null;
                            note: string | null;
                            /** Format: uuid */
                            resultId: string | null;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ApprovalsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        action: "order.activate" | "order.shrink" | "order.revoke" | "device.unpair" | "track.export" | "plan.change" | "policy.change";
                        object: string;
                        /** Format: uuid */
                        objectId: string;
                        /** Format: uuid */
                        orderId: string | null;
                        about: string | null;
                        changes: {
                            kk: string[];
                            ru: string[];
                            en: string[];
                        };
                        /** @enum {string} */
                        state: "requested" | "executed" | "refused" | "withdrawn" | "expired" | "stale";
                        requestedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        };
                        reason: string | null;
                        /** Format: date-time */
                        requestedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        emergency: boolean;
                        approvers: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                        mayDecide: boolean;
                        decidedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        } | null;
                        /** Format: date-time */
                        decidedAt: string | null;
                        note: string | null;
                        /** Format: uuid */
                        resultId: string | null;
                    };
                };
            };
        };
    };
    ApprovalsController_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                } | null;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        action: "order.activate" | "order.shrink" | "order.revoke" | "device.unpair" | "track.export" | "plan.change" | "policy.change";
                        object: string;
                        /** Format: uuid */
                        objectId: string;
                        /** Format: uuid */
                        orderId: string | null;
                        about: string | null;
                        changes: {
                            kk: string[];
                            ru: string[];
                            en: string[];
                        };
                        /** @enum {string} */
                        state: "requested" | "executed" | "refused" | "withdrawn" | "expired" | "stale";
                        requestedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        };
                        reason: string | null;
                        /** Format: date-time */
                        requestedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        emergency: boolean;
                        approvers: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                        mayDecide: boolean;
                        decidedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        } | null;
                        /** Format: date-time */
                        decidedAt: string | null;
                        note: string | null;
                        /** Format: uuid */
                        resultId: string | null;
                    };
                };
            };
        };
    };
    ApprovalsController_refuse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                } | null;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        action: "order.activate" | "order.shrink" | "order.revoke" | "device.unpair" | "track.export" | "plan.change" | "policy.change";
                        object: string;
                        /** Format: uuid */
                        objectId: string;
                        /** Format: uuid */
                        orderId: string | null;
                        about: string | null;
                        changes: {
                            kk: string[];
                            ru: string[];
                            en: string[];
                        };
                        /** @enum {string} */
                        state: "requested" | "executed" | "refused" | "withdrawn" | "expired" | "stale";
                        requestedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        };
                        reason: string | null;
                        /** Format: date-time */
                        requestedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        emergency: boolean;
                        approvers: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                        mayDecide: boolean;
                        decidedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        } | null;
                        /** Format: date-time */
                        decidedAt: string | null;
                        note: string | null;
                        /** Format: uuid */
                        resultId: string | null;
                    };
                };
            };
        };
    };
    ApprovalsController_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                } | null;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        action: "order.activate" | "order.shrink" | "order.revoke" | "device.unpair" | "track.export" | "plan.change" | "policy.change";
                        object: string;
                        /** Format: uuid */
                        objectId: string;
                        /** Format: uuid */
                        orderId: string | null;
                        about: string | null;
                        changes: {
                            kk: string[];
                            ru: string[];
                            en: string[];
                        };
                        /** @enum {string} */
                        state: "requested" | "executed" | "refused" | "withdrawn" | "expired" | "stale";
                        requestedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        };
                        reason: string | null;
                        /** Format: date-time */
                        requestedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        emergency: boolean;
                        approvers: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                        mayDecide: boolean;
                        decidedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        } | null;
                        /** Format: date-time */
                        decidedAt: string | null;
                        note: string | null;
                        /** Format: uuid */
                        resultId: string | null;
                    };
                };
            };
        };
    };
    ApprovalsController_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                } | null;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        action: "order.activate" | "order.shrink" | "order.revoke" | "device.unpair" | "track.export" | "plan.change" | "policy.change";
                        object: string;
                        /** Format: uuid */
                        objectId: string;
                        /** Format: uuid */
                        orderId: string | null;
                        about: string | null;
                        changes: {
                            kk: string[];
                            ru: string[];
                            en: string[];
                        };
                        /** @enum {string} */
                        state: "requested" | "executed" | "refused" | "withdrawn" | "expired" | "stale";
                        requestedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        };
                        reason: string | null;
                        /** Format: date-time */
                        requestedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        emergency: boolean;
                        approvers: ("dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor")[];
                        mayDecide: boolean;
                        decidedBy: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor";
                        } | null;
                        /** Format: date-time */
                        decidedAt: string | null;
                        note: string | null;
                        /** Format: uuid */
                        resultId: string | null;
                    };
                };
            };
        };
    };
    OwnContactsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            shownName: string | null;
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            position: number;
                            channels: {
                                /** @enum {string} */
                                channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                            }[];
                            for: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[] | null;
                            /** @enum {string} */
                            designatedBy: "officer" | "person";
                            /** @enum {string} */
                            consent: "waiting" | "agreed" | "declined" | "not_reached" | "not_asked";
                        }[];
                    };
                };
            };
        };
    };
    OwnContactsController_designate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    id?: string;
                    name: string;
                    shownName?: (string & (string)) | null;
                    /** @enum {string} */
                    language: "kk" | "ru" | "en";
                    channels: ({
                        /** @enum {string} */
                        channel: "email";
                        /** Format: email */
                        address: string;
                    } | {
                        /** @enum {string} */
                        channel: "sms";
                        phone: string;
                    })[];
                    position: number;
                    for?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[] | null;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        shownName: string | null;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        position: number;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        for: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[] | null;
                        /** @enum {string} */
                        designatedBy: "officer" | "person";
                        /** @enum {string} */
                        consent: "waiting" | "agreed" | "declined" | "not_reached" | "not_asked";
                    };
                };
            };
        };
    };
    OwnContactsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    OwnContactsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    shownName?: (string & (string)) | null;
                    /** @enum {string} */
                    language?: "kk" | "ru" | "en";
                    channels?: ({
                        /** @enum {string} */
                        channel: "email";
                        /** Format: email */
                        address: string;
                    } | {
                        /** @enum {string} */
                        channel: "sms";
                        phone: string;
                    })[];
                    position?: number;
                    for?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[] | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        shownName: string | null;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        position: number;
                        channels: {
                            /** @enum {string} */
                            channel: "fcm" | "web_push" | "sms" | "email" | "webhook";
                        }[];
                        for: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[] | null;
                        /** @enum {string} */
                        designatedBy: "officer" | "person";
                        /** @enum {string} */
                        consent: "waiting" | "agreed" | "declined" | "not_reached" | "not_asked";
                    };
                };
            };
        };
    };
    OwnContactsController_revokeLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    GeocoderController_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        configured: boolean;
                    };
                };
            };
        };
    };
    GeocoderController_find: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /** @enum {string} */
                    language: "kk" | "ru" | "en";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        addresses: {
                            label: string;
                            point: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                        }[];
                    };
                };
            };
        };
    };
    IncidentsController_list: {
        parameters: {
            query?: {
                status?: "open" | "acknowledged" | "dispatched" | "on_scene" | "closed" | "active";
                severity?: "critical" | "urgent" | "notice";
                orderId?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    IncidentsController_places: {
        parameters: {
            query: {
                ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        places: {
                            /** Format: uuid */
                            incidentId: string;
                            /** Format: uuid */
                            personId: string;
                            point: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            accuracyMeters: number;
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
        };
    };
    IncidentsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    IncidentsController_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    IncidentsController_deliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            alarmId: string;
                            /** @enum {string} */
                            recipient: "desk" | "supervisor" | "case_officer" | "protected_person" | "contact" | "respondent";
                            /** Format: uuid */
                            recipientId: string;
                            /** @enum {string} */
                            channel: "console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook";
                            /** @enum {string} */
                            status: "queued" | "sent" | "delivered" | "seen" | "failed" | "escalated";
                            attempts: number;
                            lastError: string | null;
                            /** Format: date-time */
                            queuedAt: string;
                            /** Format: date-time */
                            sentAt: string | null;
                            /** Format: date-time */
                            deliveredAt: string | null;
                            /** Format: date-time */
                            seenAt: string | null;
                            /** Format: date-time */
                            failedAt: string | null;
                            /** Format: date-time */
                            escalatedAt: string | null;
                            words: {
                                [key: string]: {
                                    title: string;
                                    body: string;
                                };
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    IncidentsController_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        steps: {
                            /** Format: uuid */
                            alarmId: string;
                            /** Format: uuid */
                            planId: string;
                            planVersion: number;
                            step: string;
                            /** @enum {string} */
                            to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                            place: number | null;
                            /** @enum {string} */
                            status: "waiting" | "done" | "skipped";
                            /** Format: date-time */
                            at: string;
                            /** @enum {string|null} */
                            reason: "acknowledged" | "confirmed" | "seen" | "closed" | "time_of_day" | "nobody_to_tell" | null;
                            /** @enum {string|null} */
                            unless: "acknowledged" | "confirmed" | "seen" | "closed" | null;
                            channels: ("console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook")[] | null;
                        }[];
                    };
                };
            };
        };
    };
    IncidentsController_track: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        type: "FeatureCollection";
                        features: {
                            /** @enum {string} */
                            type: "Feature";
                            /** Format: uuid */
                            id: string;
                            geometry: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            properties: {
                                /** Format: uuid */
                                personId: string;
                                /** @enum {string} */
                                role: "protected" | "respondent";
                                /** Format: uuid */
                                deviceId: string;
                                /** Format: date-time */
                                fixTime: string;
                                /** Format: date-time */
                                receivedAt: string;
                                accuracyMeters: number;
                                speedMetersPerSecond: number | null;
                                courseDegrees: number | null;
                                batteryPercent: number | null;
                                signalPercent: number | null;
                                source: string | null;
                                mock: boolean;
                            };
                        }[];
                    };
                };
            };
        };
    };
    IncidentsController_nearestUnits: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        place: {
                            /** Format: uuid */
                            personId: string;
                            /** Format: date-time */
                            at: string;
                            ageSeconds: number;
                        } | null;
                        units: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            agencyId: string;
                            name: string;
                            callSign: string | null;
                            distanceMeters: number;
                            /** Format: date-time */
                            positionAt: string | null;
                            ageSeconds: number | null;
                            stale: boolean;
                            busy: boolean;
                        }[];
                    };
                };
            };
        };
    };
    IncidentsController_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    IncidentsController_dispatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    unitId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    IncidentsController_arrive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    IncidentsController_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome: "resolved" | "respondent_arrested" | "respondent_left" | "false_alarm" | "test" | "other";
                    note?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    IncidentsController_undoClose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        agencyId: string;
                        /** Format: uuid */
                        deskAgencyId: string;
                        deskName: string;
                        /** Format: uuid */
                        formerDeskAgencyId: string | null;
                        /** Format: date-time */
                        handedOverAt: string | null;
                        /** Format: uuid */
                        orderId: string | null;
                        orderReference: string | null;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        status: "open" | "acknowledged" | "dispatched" | "on_scene" | "closed";
                        /** @enum {string} */
                        severity: "critical" | "urgent" | "notice";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** Format: date-time */
                        acknowledgedAt: string | null;
                        /** Format: uuid */
                        acknowledgedBy: string | null;
                        /** Format: date-time */
                        dispatchedAt: string | null;
                        /** Format: uuid */
                        unitId: string | null;
                        /** Format: date-time */
                        arrivedAt: string | null;
                        /** Format: date-time */
                        closedAt: string | null;
                        /** @enum {string|null} */
                        outcome: "resolved" | "respondent_arrested" | "respondent_left" | "false_alarm" | "test" | "other" | null;
                        cursor: string;
                        alarms: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            incidentId: string;
                            /** Format: uuid */
                            orderId: string | null;
                            /** @enum {string} */
                            kind: "panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring";
                            /** @enum {string} */
                            severity: "critical" | "urgent" | "notice";
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string|null} */
                            personRole: "protected" | "respondent" | null;
                            /** Format: uuid */
                            deviceId: string | null;
                            /** @enum {string|null} */
                            deviceKind: "bracelet" | "tracker" | "phone" | "beacon" | null;
                            /** Format: uuid */
                            zoneId: string | null;
                            zoneName: string | null;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            raisedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /** Format: date-time */
                            endedAt: string | null;
                            late: boolean;
                            decision: {
                                rule: string;
                                policyVersion: number;
                                fixIds: string[];
                                numbers: {
                                    [key: string]: number;
                                };
                                /** @enum {string} */
                                audience?: "not_respondent" | "respondent_only";
                                /** @enum {string} */
                                feltAs?: "panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring";
                            };
                            /** Format: date-time */
                            decidedAt: string;
                            words: {
                                [key: string]: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    IncidentsController_desks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        desks: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            region: string;
                        }[];
                    };
                };
            };
        };
    };
    IncidentsController_handOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    agencyId: string;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        agencyId: string;
                        /** Format: uuid */
                        deskAgencyId: string;
                        deskName: string;
                        /** Format: uuid */
                        formerDeskAgencyId: string | null;
                        /** Format: date-time */
                        handedOverAt: string | null;
                        /** Format: uuid */
                        orderId: string | null;
                        orderReference: string | null;
                        /** Format: uuid */
                        personId: string;
                        /** @enum {string} */
                        status: "open" | "acknowledged" | "dispatched" | "on_scene" | "closed";
                        /** @enum {string} */
                        severity: "critical" | "urgent" | "notice";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** Format: date-time */
                        acknowledgedAt: string | null;
                        /** Format: uuid */
                        acknowledgedBy: string | null;
                        /** Format: date-time */
                        dispatchedAt: string | null;
                        /** Format: uuid */
                        unitId: string | null;
                        /** Format: date-time */
                        arrivedAt: string | null;
                        /** Format: date-time */
                        closedAt: string | null;
                        /** @enum {string|null} */
                        outcome: "resolved" | "respondent_arrested" | "respondent_left" | "false_alarm" | "test" | "other" | null;
                        cursor: string;
                        alarms: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            incidentId: string;
                            /** Format: uuid */
                            orderId: string | null;
                            /** @enum {string} */
                            kind: "panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring";
                            /** @enum {string} */
                            severity: "critical" | "urgent" | "notice";
                            /** Format: uuid */
                            personId: string;
                            /** @enum {string|null} */
                            personRole: "protected" | "respondent" | null;
                            /** Format: uuid */
                            deviceId: string | null;
                            /** @enum {string|null} */
                            deviceKind: "bracelet" | "tracker" | "phone" | "beacon" | null;
                            /** Format: uuid */
                            zoneId: string | null;
                            zoneName: string | null;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            raisedAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /** Format: date-time */
                            endedAt: string | null;
                            late: boolean;
                            decision: {
                                rule: string;
                                policyVersion: number;
                                fixIds: string[];
                                numbers: {
                                    [key: string]: number;
                                };
                                /** @enum {string} */
                                audience?: "not_respondent" | "respondent_only";
                                /** @enum {string} */
                                feltAs?: "panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring";
                            };
                            /** Format: date-time */
                            decidedAt: string;
                            words: {
                                [key: string]: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    IncidentsController_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    IncidentsController_revokeContactLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DeskFiguresController_today: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        since: string;
                        reopened: {
                            /** Format: uuid */
                            incidentId: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        all: {
                            count: number;
                            medianSeconds: number | null;
                            p90Seconds: number | null;
                            over60Seconds: number;
                        };
                        desks: {
                            count: number;
                            medianSeconds: number | null;
                            p90Seconds: number | null;
                            over60Seconds: number;
                            /** Format: uuid */
                            agencyId: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    OrderHistoryController_ofIncident: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proximityLimitMeters: number | null;
                        proximityWarningMeters: number | null;
                        zones: {
                            /** @enum {string} */
                            type: "FeatureCollection";
                            features: {
                                /** @enum {string} */
                                type: "Feature";
                                geometry: {
                                    /** @enum {string} */
                                    type: "MultiPolygon";
                                    coordinates: number[][][][];
                                };
                                properties: {
                                    /** Format: uuid */
                                    zoneId: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "exclusion" | "inclusion";
                                    /** @enum {string} */
                                    part: "zone" | "ring" | "felt" | "felt_ring";
                                    /** Format: date-time */
                                    from: string | null;
                                    /** Format: date-time */
                                    until: string | null;
                                };
                            }[];
                        };
                    };
                };
            };
        };
    };
    OrderHistoryController_ofOrder: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proximityLimitMeters: number | null;
                        proximityWarningMeters: number | null;
                        zones: {
                            /** @enum {string} */
                            type: "FeatureCollection";
                            features: {
                                /** @enum {string} */
                                type: "Feature";
                                geometry: {
                                    /** @enum {string} */
                                    type: "MultiPolygon";
                                    coordinates: number[][][][];
                                };
                                properties: {
                                    /** Format: uuid */
                                    zoneId: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "exclusion" | "inclusion";
                                    /** @enum {string} */
                                    part: "zone" | "ring" | "felt" | "felt_ring";
                                    /** Format: date-time */
                                    from: string | null;
                                    /** Format: date-time */
                                    until: string | null;
                                };
                            }[];
                        };
                    };
                };
            };
        };
    };
    OrderHistoryController_track: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: {
                /** @description Why the positions are needed. */
                "X-Access-Reason"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        type: "FeatureCollection";
                        features: {
                            /** @enum {string} */
                            type: "Feature";
                            /** Format: uuid */
                            id: string;
                            geometry: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            properties: {
                                /** Format: uuid */
                                personId: string;
                                /** @enum {string} */
                                role: "protected" | "respondent";
                                /** Format: uuid */
                                deviceId: string;
                                /** Format: date-time */
                                fixTime: string;
                                /** Format: date-time */
                                receivedAt: string;
                                accuracyMeters: number;
                                speedMetersPerSecond: number | null;
                                courseDegrees: number | null;
                                batteryPercent: number | null;
                                signalPercent: number | null;
                                source: string | null;
                                mock: boolean;
                            };
                        }[];
                    };
                };
            };
        };
    };
    ExportsController_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @enum {string} */
                    language: "kk" | "ru" | "en";
                    emergency?: {
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "queued" | "running" | "ready" | "failed" | "expired";
                    } | {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    ExportsController_list: {
        parameters: {
            query?: {
                incidentId?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exports: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            incidentId: string;
                            /** Format: uuid */
                            requestedBy: string;
                            reason: string;
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            /** Format: date-time */
                            requestedAt: string;
                            /** @enum {string} */
                            status: "queued" | "running" | "ready" | "failed" | "expired";
                            progress: number;
                            /** @enum {string|null} */
                            error: "signing_not_configured" | "incident_unknown" | "too_large" | "given_up" | null;
                            /** Format: date-time */
                            readyAt: string | null;
                            /** Format: date-time */
                            expiresAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    ExportsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        incidentId: string;
                        /** Format: uuid */
                        requestedBy: string;
                        reason: string;
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        /** Format: date-time */
                        requestedAt: string;
                        /** @enum {string} */
                        status: "queued" | "running" | "ready" | "failed" | "expired";
                        progress: number;
                        /** @enum {string|null} */
                        error: "signing_not_configured" | "incident_unknown" | "too_large" | "given_up" | null;
                        /** Format: date-time */
                        readyAt: string | null;
                        /** Format: date-time */
                        expiresAt: string | null;
                    };
                };
            };
        };
    };
    ExportsController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ImportsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        imports: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "orders" | "devices";
                            /** Format: uuid */
                            requestedBy: string;
                            /** Format: date-time */
                            requestedAt: string;
                            /** @enum {string} */
                            state: "reading" | "ready" | "applying" | "applied" | "failed" | "discarded" | "expired";
                            progress: number;
                            /** @enum {string|null} */
                            error: "not_a_table" | "encoding_unknown" | "packed_too_tightly" | "too_many_lines" | "empty" | "columns_unknown" | "changed_since" | "not_permitted" | "given_up" | null;
                            columns: string[];
                            lines: number | null;
                            bad: number | null;
                            drafts: boolean;
                            /** Format: uuid */
                            appliedBy: string | null;
                            /** Format: date-time */
                            appliedAt: string | null;
                            /** Format: date-time */
                            expiresAt: string | null;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ImportsController_request: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "orders" | "devices";
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "orders" | "devices";
                        /** Format: uuid */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @enum {string} */
                        state: "reading" | "ready" | "applying" | "applied" | "failed" | "discarded" | "expired";
                        progress: number;
                        /** @enum {string|null} */
                        error: "not_a_table" | "encoding_unknown" | "packed_too_tightly" | "too_many_lines" | "empty" | "columns_unknown" | "changed_since" | "not_permitted" | "given_up" | null;
                        columns: string[];
                        lines: number | null;
                        bad: number | null;
                        drafts: boolean;
                        /** Format: uuid */
                        appliedBy: string | null;
                        /** Format: date-time */
                        appliedAt: string | null;
                        /** Format: date-time */
                        expiresAt: string | null;
                    };
                };
            };
        };
    };
    ImportsController_template: {
        parameters: {
            query: {
                kind: "orders" | "devices";
                language: "kk" | "ru" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ImportsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "orders" | "devices";
                        /** Format: uuid */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @enum {string} */
                        state: "reading" | "ready" | "applying" | "applied" | "failed" | "discarded" | "expired";
                        progress: number;
                        /** @enum {string|null} */
                        error: "not_a_table" | "encoding_unknown" | "packed_too_tightly" | "too_many_lines" | "empty" | "columns_unknown" | "changed_since" | "not_permitted" | "given_up" | null;
                        columns: string[];
                        lines: number | null;
                        bad: number | null;
                        drafts: boolean;
                        /** Format: uuid */
                        appliedBy: string | null;
                        /** Format: date-time */
                        appliedAt: string | null;
                        /** Format: date-time */
                        expiresAt: string | null;
                    };
                };
            };
        };
    };
    ImportsController_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ImportsController_lines: {
        parameters: {
            query?: {
                bad?: "true" | "false";
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: {
                            line: number;
                            values: {
                                [key: string]: string;
                            };
                            problems: {
                                /** @enum {string} */
                                column: "number" | "authority" | "jurisdiction" | "legalBasis" | "validFrom" | "validTo" | "limitMeters" | "warningMeters" | "protectedName" | "protectedPhone" | "protectedLanguage" | "respondentName" | "respondentPhone" | "respondentLanguage" | "activate" | "deviceId" | "kind" | "personPhone" | "personName" | "orderNumber" | "party" | "firmware" | "protocol";
                                /** @enum {string} */
                                code: "missing" | "too_long" | "not_a_date" | "not_a_number" | "out_of_range" | "not_one_of" | "not_a_phone" | "characters_not_allowed" | "number_shortened" | "check_digit_wrong" | "imei_needed" | "twice_in_file" | "exists" | "ends_before_begins" | "already_ended" | "limit_missing" | "same_person" | "name_differs" | "person_unknown" | "person_ambiguous" | "order_unknown" | "order_ambiguous" | "wearer_missing";
                                otherLine?: number;
                            }[];
                            makes: {
                                newPeople: string[];
                                knownPeople: string[];
                                activates: boolean;
                            } | null;
                        }[];
                        nextCursor: number | null;
                    };
                };
            };
        };
    };
    ImportsController_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "orders" | "devices";
                        /** Format: uuid */
                        requestedBy: string;
                        /** Format: date-time */
                        requestedAt: string;
                        /** @enum {string} */
                        state: "reading" | "ready" | "applying" | "applied" | "failed" | "discarded" | "expired";
                        progress: number;
                        /** @enum {string|null} */
                        error: "not_a_table" | "encoding_unknown" | "packed_too_tightly" | "too_many_lines" | "empty" | "columns_unknown" | "changed_since" | "not_permitted" | "given_up" | null;
                        columns: string[];
                        lines: number | null;
                        bad: number | null;
                        drafts: boolean;
                        /** Format: uuid */
                        appliedBy: string | null;
                        /** Format: date-time */
                        appliedAt: string | null;
                        /** Format: date-time */
                        expiresAt: string | null;
                    };
                };
            };
        };
    };
    RetentionController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: date-time */
                        changedAt: string | null;
                        periods: {
                            /** @enum {string} */
                            kind: "positions_quiet" | "quarantined" | "location_requests" | "shift_notes" | "intake_reports" | "check_ins" | "device_commands" | "positions_incident" | "panic_fixes" | "notes" | "deliveries" | "exports" | "incidents";
                            days: number;
                            least: number;
                            most: number;
                            usual: number;
                        }[];
                    };
                };
            };
        };
    };
    RetentionController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    periods: {
                        /** @enum {string} */
                        kind: "positions_quiet" | "quarantined" | "location_requests" | "shift_notes" | "intake_reports" | "check_ins" | "device_commands" | "positions_incident" | "panic_fixes" | "notes" | "deliveries" | "exports" | "incidents";
                        days: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: date-time */
                        changedAt: string | null;
                        periods: {
                            /** @enum {string} */
                            kind: "positions_quiet" | "quarantined" | "location_requests" | "shift_notes" | "intake_reports" | "check_ins" | "device_commands" | "positions_incident" | "panic_fixes" | "notes" | "deliveries" | "exports" | "incidents";
                            days: number;
                            least: number;
                            most: number;
                            usual: number;
                        }[];
                    };
                };
            };
        };
    };
    RetentionController_holds: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holds: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            incidentId: string;
                            reason: string;
                            /** Format: uuid */
                            placedBy: string;
                            /** Format: date-time */
                            placedAt: string;
                            releaseReason: string | null;
                            /** Format: uuid */
                            releasedBy: string | null;
                            /** Format: date-time */
                            releasedAt: string | null;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    RetentionController_runs: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runs: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "positions_quiet" | "quarantined" | "location_requests" | "shift_notes" | "intake_reports" | "check_ins" | "device_commands" | "positions_incident" | "panic_fixes" | "notes" | "deliveries" | "exports" | "incidents";
                            days: number;
                            policyVersion: number;
                            /** Format: date-time */
                            upTo: string;
                            deleted: number;
                            /** Format: date-time */
                            at: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    HoldsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holds: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            incidentId: string;
                            reason: string;
                            /** Format: uuid */
                            placedBy: string;
                            /** Format: date-time */
                            placedAt: string;
                            releaseReason: string | null;
                            /** Format: uuid */
                            releasedBy: string | null;
                            /** Format: date-time */
                            releasedAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    HoldsController_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        incidentId: string;
                        reason: string;
                        /** Format: uuid */
                        placedBy: string;
                        /** Format: date-time */
                        placedAt: string;
                        releaseReason: string | null;
                        /** Format: uuid */
                        releasedBy: string | null;
                        /** Format: date-time */
                        releasedAt: string | null;
                    };
                };
            };
        };
    };
    HoldsController_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        incidentId: string;
                        reason: string;
                        /** Format: uuid */
                        placedBy: string;
                        /** Format: date-time */
                        placedAt: string;
                        releaseReason: string | null;
                        /** Format: uuid */
                        releasedBy: string | null;
                        /** Format: date-time */
                        releasedAt: string | null;
                    };
                };
            };
        };
    };
    PersonDataController_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        format: "qalqan-person-data/1";
                        /** Format: date-time */
                        madeAt: string;
                        withheld: string[];
                        person: {
                            [key: string]: unknown;
                        };
                        devices: {
                            [key: string]: unknown;
                        }[];
                        contacts: {
                            [key: string]: unknown;
                        }[];
                        orders: {
                            [key: string]: unknown;
                        }[];
                        zones: {
                            [key: string]: unknown;
                        }[];
                        permits: {
                            [key: string]: unknown;
                        }[];
                        incidents: {
                            [key: string]: unknown;
                        }[];
                        messages: {
                            [key: string]: unknown;
                        }[];
                        presses: {
                            [key: string]: unknown;
                        }[];
                        checkIns: {
                            [key: string]: unknown;
                        }[];
                        answers: {
                            [key: string]: unknown;
                        }[];
                        locationRequests: {
                            [key: string]: unknown;
                        }[];
                        deviceCommands: {
                            [key: string]: unknown;
                        }[];
                        positions: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
        };
    };
    PersonDataController_erase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    authority: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        personId: string;
                        /** Format: date-time */
                        erasedAt: string;
                    };
                };
            };
        };
    };
    LocationRequestsController_ask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        orderId: string;
                        /** Format: uuid */
                        personId: string;
                        /** Format: uuid */
                        askedBy: string;
                        reason: string | null;
                        /** Format: date-time */
                        askedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        /** @enum {string} */
                        status: "waiting" | "answered" | "expired";
                        /** Format: date-time */
                        answeredAt: string | null;
                        answer: {
                            /** Format: date-time */
                            fixTime: string;
                            /** Format: date-time */
                            receivedAt: string;
                            /** Format: uuid */
                            deviceId: string;
                            point: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            accuracyMeters: number;
                            mock: boolean;
                            secondsToFix: number;
                        } | null;
                    };
                };
            };
        };
    };
    LocationRequestsController_one: {
        parameters: {
            query?: never;
            header?: {
                /** @description Why the position is needed; when it was asked for without a reason and no incident is open any more. */
                "X-Access-Reason"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        orderId: string;
                        /** Format: uuid */
                        personId: string;
                        /** Format: uuid */
                        askedBy: string;
                        reason: string | null;
                        /** Format: date-time */
                        askedAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        /** @enum {string} */
                        status: "waiting" | "answered" | "expired";
                        /** Format: date-time */
                        answeredAt: string | null;
                        answer: {
                            /** Format: date-time */
                            fixTime: string;
                            /** Format: date-time */
                            receivedAt: string;
                            /** Format: uuid */
                            deviceId: string;
                            point: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            accuracyMeters: number;
                            mock: boolean;
                            secondsToFix: number;
                        } | null;
                    };
                };
            };
        };
    };
    PushAddressController_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "fcm";
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PushAddressController_forget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ResponsePlansController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "draft" | "active" | "retired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        responsePlans: {
                            /** Format: uuid */
                            id: string;
                            version: number;
                            name: string;
                            /** @enum {string} */
                            status: "draft" | "active" | "retired";
                            steps: {
                                id: string;
                                /** @enum {string} */
                                to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                                /** @default [] */
                                channels: ("console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook")[];
                                afterSeconds: number;
                                /** @enum {string} */
                                unless?: "acknowledged" | "confirmed" | "seen" | "closed";
                                severities?: ("critical" | "urgent" | "notice")[];
                                alarmKinds?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[];
                                between?: {
                                    from: string;
                                    to: string;
                                };
                                eachAfterSeconds?: number;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /** Format: date-time */
                            activatedAt: string | null;
                            /** Format: date-time */
                            retiredAt: string | null;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ResponsePlansController_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    steps: {
                        id: string;
                        /** @enum {string} */
                        to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                        /** @default [] */
                        channels?: ("console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook")[];
                        afterSeconds: number;
                        /** @enum {string} */
                        unless?: "acknowledged" | "confirmed" | "seen" | "closed";
                        severities?: ("critical" | "urgent" | "notice")[];
                        alarmKinds?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[];
                        between?: {
                            from: string;
                            to: string;
                        };
                        eachAfterSeconds?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        version: number;
                        name: string;
                        /** @enum {string} */
                        status: "draft" | "active" | "retired";
                        steps: {
                            id: string;
                            /** @enum {string} */
                            to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                            /** @default [] */
                            channels: ("console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook")[];
                            afterSeconds: number;
                            /** @enum {string} */
                            unless?: "acknowledged" | "confirmed" | "seen" | "closed";
                            severities?: ("critical" | "urgent" | "notice")[];
                            alarmKinds?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[];
                            between?: {
                                from: string;
                                to: string;
                            };
                            eachAfterSeconds?: number;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** Format: date-time */
                        activatedAt: string | null;
                        /** Format: date-time */
                        retiredAt: string | null;
                    };
                };
            };
        };
    };
    ResponsePlansController_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        templates: {
                            id: string;
                            name: {
                                kk: string;
                                ru: string;
                                en: string;
                            };
                            about: {
                                kk: string;
                                ru: string;
                                en: string;
                            };
                            steps: {
                                id: string;
                                /** @enum {string} */
                                to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                                /** @default [] */
                                channels: ("console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook")[];
                                afterSeconds: number;
                                /** @enum {string} */
                                unless?: "acknowledged" | "confirmed" | "seen" | "closed";
                                severities?: ("critical" | "urgent" | "notice")[];
                                alarmKinds?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[];
                                between?: {
                                    from: string;
                                    to: string;
                                };
                                eachAfterSeconds?: number;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    ResponsePlansController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        version: number;
                        name: string;
                        /** @enum {string} */
                        status: "draft" | "active" | "retired";
                        steps: {
                            id: string;
                            /** @enum {string} */
                            to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                            /** @default [] */
                            channels: ("console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook")[];
                            afterSeconds: number;
                            /** @enum {string} */
                            unless?: "acknowledged" | "confirmed" | "seen" | "closed";
                            severities?: ("critical" | "urgent" | "notice")[];
                            alarmKinds?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[];
                            between?: {
                                from: string;
                                to: string;
                            };
                            eachAfterSeconds?: number;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** Format: date-time */
                        activatedAt: string | null;
                        /** Format: date-time */
                        retiredAt: string | null;
                    };
                };
            };
        };
    };
    ResponsePlansController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    steps?: {
                        id: string;
                        /** @enum {string} */
                        to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                        /** @default [] */
                        channels?: ("console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook")[];
                        afterSeconds: number;
                        /** @enum {string} */
                        unless?: "acknowledged" | "confirmed" | "seen" | "closed";
                        severities?: ("critical" | "urgent" | "notice")[];
                        alarmKinds?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[];
                        between?: {
                            from: string;
                            to: string;
                        };
                        eachAfterSeconds?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        version: number;
                        name: string;
                        /** @enum {string} */
                        status: "draft" | "active" | "retired";
                        steps: {
                            id: string;
                            /** @enum {string} */
                            to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                            /** @default [] */
                            channels: ("console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook")[];
                            afterSeconds: number;
                            /** @enum {string} */
                            unless?: "acknowledged" | "confirmed" | "seen" | "closed";
                            severities?: ("critical" | "urgent" | "notice")[];
                            alarmKinds?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[];
                            between?: {
                                from: string;
                                to: string;
                            };
                            eachAfterSeconds?: number;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** Format: date-time */
                        activatedAt: string | null;
                        /** Format: date-time */
                        retiredAt: string | null;
                    };
                };
            };
        };
    };
    ResponsePlansController_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        errors: {
                            path: string;
                            message: string;
                        }[];
                        warnings: {
                            path: string;
                            message: string;
                        }[];
                    };
                };
            };
        };
    };
    ResponsePlansController_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    emergency?: {
                        reason: string;
                    };
                } | null;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        version: number;
                        name: string;
                        /** @enum {string} */
                        status: "draft" | "active" | "retired";
                        steps: {
                            id: string;
                            /** @enum {string} */
                            to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                            /** @default [] */
                            channels: ("console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook")[];
                            afterSeconds: number;
                            /** @enum {string} */
                            unless?: "acknowledged" | "confirmed" | "seen" | "closed";
                            severities?: ("critical" | "urgent" | "notice")[];
                            alarmKinds?: ("panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring")[];
                            between?: {
                                from: string;
                                to: string;
                            };
                            eachAfterSeconds?: number;
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /** Format: date-time */
                        activatedAt: string | null;
                        /** Format: date-time */
                        retiredAt: string | null;
                    };
                };
            };
            /** @description A second person must approve it; nothing has changed */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "requested";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    ResponsePlansController_rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    alarmKind: "panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring";
                    /** @enum {string} */
                    severity: "critical" | "urgent" | "notice";
                    /** Format: date-time */
                    at?: string;
                    confirmedAfterSeconds?: number;
                    acknowledgedAfterSeconds?: number;
                    /** @default 2 */
                    contacts?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        steps: {
                            atSeconds: number;
                            step: string;
                            /** @enum {string} */
                            to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                            /** @enum {string|null} */
                            channel: "console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook" | null;
                            turn: number | null;
                            /** @enum {string|null} */
                            skipped: "acknowledged" | "confirmed" | "seen" | "closed" | "time_of_day" | "nobody_to_tell" | null;
                        }[];
                    };
                };
            };
        };
    };
    ResponsePlansController_simulate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    incidentId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        planId: string;
                        planVersion: number;
                        /** Format: uuid */
                        incidentId: string;
                        steps: {
                            /** Format: uuid */
                            alarmId: string;
                            atSeconds: number;
                            /** Format: date-time */
                            at: string;
                            step: string;
                            /** @enum {string} */
                            to: "desk" | "supervisor" | "case_officer" | "protected_person" | "contacts" | "respondent" | "neighbouring_agency";
                            told: {
                                /** @enum {string} */
                                recipient: "desk" | "supervisor" | "case_officer" | "protected_person" | "contact" | "respondent";
                                /** Format: uuid */
                                recipientId: string;
                                /** @enum {string} */
                                channel: "console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook";
                            }[];
                            /** @enum {string|null} */
                            skipped: "acknowledged" | "confirmed" | "seen" | "closed" | "time_of_day" | "nobody_to_tell" | null;
                        }[];
                        deliveries: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            alarmId: string;
                            /** @enum {string} */
                            recipient: "desk" | "supervisor" | "case_officer" | "protected_person" | "contact" | "respondent";
                            /** Format: uuid */
                            recipientId: string;
                            /** @enum {string} */
                            channel: "console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook";
                            /** @enum {string} */
                            status: "queued" | "sent" | "delivered" | "seen" | "failed" | "escalated";
                            attempts: number;
                            lastError: string | null;
                            /** Format: date-time */
                            queuedAt: string;
                            /** Format: date-time */
                            sentAt: string | null;
                            /** Format: date-time */
                            deliveredAt: string | null;
                            /** Format: date-time */
                            seenAt: string | null;
                            /** Format: date-time */
                            failedAt: string | null;
                            /** Format: date-time */
                            escalatedAt: string | null;
                        }[];
                    };
                };
            };
        };
    };
    ChannelsController_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        channels: {
                            /** @enum {string} */
                            channel: "console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook";
                            /** @enum {string} */
                            status: "ready" | "not_configured";
                            /** Format: date-time */
                            lastSentAt: string | null;
                            /** Format: date-time */
                            lastDeliveredAt: string | null;
                            waiting: number;
                            /** Format: date-time */
                            waitingSince: string | null;
                            sentLastHour: number;
                            failedLastHour: number;
                            sentLastDay: number;
                            failedLastDay: number;
                            errors: {
                                errorCode: string | null;
                                failed: number;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    DeliveriesController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: "failed";
                channel?: "console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook";
                errorCode?: string;
                failedSince?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            incidentId: string;
                            /** Format: uuid */
                            alarmId: string;
                            recipient: string;
                            /** Format: uuid */
                            recipientId: string;
                            /** @enum {string} */
                            channel: "console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook";
                            attempts: number;
                            errorCode: string | null;
                            /** Format: date-time */
                            queuedAt: string;
                            /** Format: date-time */
                            failedAt: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    DeliveriesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DeliveriesController_many: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel?: "console" | "app" | "fcm" | "web_push" | "sms" | "email" | "webhook";
                    errorCode?: string;
                    /** Format: date-time */
                    failedSince: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sentAgain: number;
                        more: boolean;
                    };
                };
            };
        };
    };
    QuarantinedReportsController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        quarantinedReports: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            deviceId: string;
                            /** Format: date-time */
                            receivedAt: string;
                            reason: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    TrackersController_unknownDevices: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unknownDevices: {
                            /** Format: uuid */
                            id: string;
                            uniqueId: string | null;
                            /** @enum {string} */
                            protocol: "teltonika" | "gt06" | "h02" | "watch" | "mqtt";
                            /** Format: date-time */
                            firstAt: string;
                            /** Format: date-time */
                            lastAt: string;
                            attempts: number;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    TrackersController_quarantinedFrames: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        quarantinedFrames: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            receivedAt: string;
                            /** @enum {string} */
                            protocol: "teltonika" | "gt06" | "h02" | "watch" | "mqtt";
                            fault: string;
                            /** Format: uuid */
                            deviceId: string | null;
                            beginsWith: string;
                            bytes: number;
                            digest: string;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    AuditController_search: {
        parameters: {
            query?: {
                subject?: string;
                actor?: string;
                action?: string;
                object?: string;
                result?: "allowed" | "refused" | "failed";
                from?: string;
                to?: string;
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            actor: "staff" | "device" | "contact" | "system";
                            /** Format: uuid */
                            actorId: string;
                            action: string;
                            /** @enum {string} */
                            kind: "read" | "change" | "export" | "session";
                            words: {
                                kk: string;
                                ru: string;
                                en: string;
                            };
                            object: string;
                            /** Format: uuid */
                            objectId: string | null;
                            reason: string | null;
                            /** @enum {string} */
                            result: "allowed" | "refused" | "failed";
                            subjects: string[];
                        }[];
                        nextCursor: number | null;
                    };
                };
            };
        };
    };
    AuditController_actions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: {
                            action: string;
                            /** @enum {string} */
                            kind: "read" | "change" | "export" | "session";
                            words: {
                                kk: string;
                                ru: string;
                                en: string;
                            };
                        }[];
                    };
                };
            };
        };
    };
    AuditController_verify: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: number;
                        verifiedTo: number;
                        head: number;
                        complete: boolean;
                        faults: {
                            /** @enum {string} */
                            kind: "altered" | "removed" | "reordered" | "truncated" | "rewritten" | "head_altered" | "unaccounted" | "checkpoint_forged" | "checkpoint_removed";
                            sequence: number;
                            until: number | null;
                        }[];
                        checkpoints: {
                            /** Format: uuid */
                            agencyId: string;
                            sequence: number;
                            hash: string;
                            /** Format: date-time */
                            at: string;
                            keyId: string;
                            signature: string;
                        }[];
                    };
                };
            };
        };
    };
    AuditController_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            keyId: string;
                            /** @enum {string} */
                            algorithm: "Ed25519";
                            publicKey: string;
                            /** Format: date-time */
                            since: string;
                        }[];
                    };
                };
            };
        };
    };
    BreakGlassController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                reviewed?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readings: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            staffId: string;
                            action: string;
                            /** @enum {string} */
                            object: "incident" | "location_request" | "order";
                            /** Format: uuid */
                            objectId: string;
                            personIds: string[];
                            reason: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: uuid */
                            reviewedBy: string | null;
                            /** Format: date-time */
                            reviewedAt: string | null;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    BreakGlassController_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        staffId: string;
                        action: string;
                        /** @enum {string} */
                        object: "incident" | "location_request" | "order";
                        /** Format: uuid */
                        objectId: string;
                        personIds: string[];
                        reason: string;
                        /** Format: date-time */
                        at: string;
                        /** Format: uuid */
                        reviewedBy: string | null;
                        /** Format: date-time */
                        reviewedAt: string | null;
                    };
                };
            };
        };
    };
    ReadersController_own: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readers: {
                            /** Format: date-time */
                            at: string;
                            /** @enum {string|null} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor" | null;
                            agency: string;
                            action: string;
                            /** @enum {string} */
                            kind: "read" | "change" | "export" | "session";
                            words: {
                                kk: string;
                                ru: string;
                                en: string;
                            };
                            reason: string | null;
                            /** @enum {string} */
                            result: "allowed" | "refused" | "failed";
                        }[];
                        nextCursor: number | null;
                    };
                };
            };
        };
    };
    ReadersController_of: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readers: {
                            /** Format: date-time */
                            at: string;
                            /** @enum {string|null} */
                            role: "dispatcher" | "supervisor" | "case_officer" | "court" | "administrator" | "auditor" | null;
                            agency: string;
                            action: string;
                            /** @enum {string} */
                            kind: "read" | "change" | "export" | "session";
                            words: {
                                kk: string;
                                ru: string;
                                en: string;
                            };
                            reason: string | null;
                            /** @enum {string} */
                            result: "allowed" | "refused" | "failed";
                        }[];
                        nextCursor: number | null;
                    };
                };
            };
        };
    };
    StatisticsController_read: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                by?: "region" | "kind" | "outcome" | "response" | "arrival" | "sex" | "age";
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        by: "region" | "kind" | "outcome" | "response" | "arrival" | "sex" | "age";
                        from: string;
                        to: string;
                        months: {
                            month: string;
                            /** Format: date-time */
                            publishedAt: string;
                            smallestCell: number;
                            withheld: boolean;
                        }[];
                        rows: {
                            month: string;
                            /** @enum {string} */
                            scope: "house" | "region" | "rest";
                            region: string | null;
                            category: string;
                            incidents: number | null;
                            medianSeconds: number | null;
                            p90Seconds: number | null;
                        }[];
                    };
                    "text/csv": {
                        /** @enum {string} */
                        by: "region" | "kind" | "outcome" | "response" | "arrival" | "sex" | "age";
                        from: string;
                        to: string;
                        months: {
                            month: string;
                            /** Format: date-time */
                            publishedAt: string;
                            smallestCell: number;
                            withheld: boolean;
                        }[];
                        rows: {
                            month: string;
                            /** @enum {string} */
                            scope: "house" | "region" | "rest";
                            region: string | null;
                            category: string;
                            incidents: number | null;
                            medianSeconds: number | null;
                            p90Seconds: number | null;
                        }[];
                    };
                };
            };
        };
    };
    ShiftNotesController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                confirmed?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        notes: {
                            /** Format: uuid */
                            id: string;
                            text: string;
                            /** Format: uuid */
                            writtenBy: string;
                            writerName: string;
                            /** Format: date-time */
                            writtenAt: string;
                            /** Format: uuid */
                            confirmedBy: string | null;
                            confirmerName: string | null;
                            /** Format: date-time */
                            confirmedAt: string | null;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    ShiftNotesController_write: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body gets the first answer again, for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        text: string;
                        /** Format: uuid */
                        writtenBy: string;
                        writerName: string;
                        /** Format: date-time */
                        writtenAt: string;
                        /** Format: uuid */
                        confirmedBy: string | null;
                        confirmerName: string | null;
                        /** Format: date-time */
                        confirmedAt: string | null;
                    };
                };
            };
        };
    };
    ShiftNotesController_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        text: string;
                        /** Format: uuid */
                        writtenBy: string;
                        writerName: string;
                        /** Format: date-time */
                        writtenAt: string;
                        /** Format: uuid */
                        confirmedBy: string | null;
                        confirmerName: string | null;
                        /** Format: date-time */
                        confirmedAt: string | null;
                    };
                };
            };
        };
    };
    IntakeController_list: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "new" | "in_work" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reports: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "new" | "in_work" | "closed";
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                            /** @enum {string} */
                            lastAuthor: "reporter" | "agency";
                            files: number;
                        }[];
                        /** Format: uuid */
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    IntakeController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        state: "new" | "in_work" | "closed";
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        messages: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            author: "reporter" | "agency";
                            text: string;
                            /** Format: date-time */
                            writtenAt: string;
                        }[];
                        files: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "photo" | "audio" | "video";
                            mediaType: string;
                            bytes: number;
                            complete: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    IntakeController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        state: "new" | "in_work" | "closed";
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        messages: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            author: "reporter" | "agency";
                            text: string;
                            /** Format: date-time */
                            writtenAt: string;
                        }[];
                        files: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "photo" | "audio" | "video";
                            mediaType: string;
                            bytes: number;
                            complete: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    IntakeController_setState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    state: "new" | "in_work" | "closed";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        state: "new" | "in_work" | "closed";
                        /** @enum {string} */
                        language: "kk" | "ru" | "en";
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        messages: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            author: "reporter" | "agency";
                            text: string;
                            /** Format: date-time */
                            writtenAt: string;
                        }[];
                        files: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "photo" | "audio" | "video";
                            mediaType: string;
                            bytes: number;
                            complete: boolean;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    IntakeController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CompanionController_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            /** @enum {string} */
                            language: "kk" | "ru" | "en";
                        };
                        agency: {
                            name: string;
                            timeZone: string;
                            policeLine: string;
                            smsNumber: string | null;
                        };
                        policy: {
                            holdMilliseconds: number;
                            warningMap: boolean;
                            audio: boolean;
                        };
                        panics: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            status: "active" | "cancelled";
                            /** Format: date-time */
                            pressedAt: string;
                            /** Format: date-time */
                            seenAt: string | null;
                            /** Format: date-time */
                            dispatchedAt: string | null;
                            /** Format: date-time */
                            onSceneAt: string | null;
                            /** Format: date-time */
                            closedAt: string | null;
                        }[];
                        checkIns: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "timer" | "journey";
                            /** @enum {string} */
                            status: "waiting" | "completed" | "missed";
                            /** Format: date-time */
                            begunAt: string;
                            /** Format: date-time */
                            dueAt: string;
                            destination: {
                                point: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                name: string | null;
                            } | null;
                            /** Format: date-time */
                            completedAt: string | null;
                        }[];
                        warnings: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            kind: "panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring";
                            /** Format: date-time */
                            at: string;
                            words: {
                                kk: {
                                    title: string;
                                    body: string;
                                };
                                ru: {
                                    title: string;
                                    body: string;
                                };
                                en: {
                                    title: string;
                                    body: string;
                                };
                            };
                            /** @enum {string|null} */
                            answer: "safe" | "need_help" | "false" | null;
                            /** Format: date-time */
                            answeredAt: string | null;
                            place: {
                                point: {
                                    /** @enum {string} */
                                    type: "Point";
                                    coordinates: (number)[];
                                };
                                accuracyMeters: number;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        }[];
                        /** Format: date-time */
                        serverTime: string;
                    };
                };
            };
        };
    };
    PhonePushController_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subscription: {
                        endpoint: string;
                        keys: {
                            p256dh: string;
                            auth: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PhonePushController_forget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    CheckInsController_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    id: string;
                    /** @enum {string} */
                    kind: "timer" | "journey";
                    /** Format: date-time */
                    dueAt: string;
                    destination?: {
                        point: {
                            /** @enum {string} */
                            type: "Point";
                            coordinates: (number)[];
                        };
                        name?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "timer" | "journey";
                        /** @enum {string} */
                        status: "waiting" | "completed" | "missed";
                        /** Format: date-time */
                        begunAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        destination: {
                            point: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            name: string | null;
                        } | null;
                        /** Format: date-time */
                        completedAt: string | null;
                    };
                };
            };
        };
    };
    CheckInsController_extend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    dueAt: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "timer" | "journey";
                        /** @enum {string} */
                        status: "waiting" | "completed" | "missed";
                        /** Format: date-time */
                        begunAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        destination: {
                            point: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            name: string | null;
                        } | null;
                        /** Format: date-time */
                        completedAt: string | null;
                    };
                };
            };
        };
    };
    CheckInsController_complete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pin: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "completed";
                    };
                };
            };
        };
    };
    TrackerController_setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pin: string;
                    /** @enum {string} */
                    app: "owntracks" | "traccar";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        uniqueId: string;
                        token: string;
                    };
                };
            };
        };
    };
    TrackerController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WarningsController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    answer: "safe" | "need_help" | "false";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "panic" | "duress" | "breach" | "crossing" | "approach" | "missed_check_in" | "tamper" | "separation" | "power_cut" | "unpaired" | "acted_alone" | "silence" | "jamming" | "mock_location" | "disagreement" | "implausible" | "uncertain" | "low_battery" | "order_expiring";
                        /** Format: date-time */
                        at: string;
                        words: {
                            kk: {
                                title: string;
                                body: string;
                            };
                            ru: {
                                title: string;
                                body: string;
                            };
                            en: {
                                title: string;
                                body: string;
                            };
                        };
                        /** @enum {string|null} */
                        answer: "safe" | "need_help" | "false" | null;
                        /** Format: date-time */
                        answeredAt: string | null;
                        place: {
                            point: {
                                /** @enum {string} */
                                type: "Point";
                                coordinates: (number)[];
                            };
                            accuracyMeters: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                    };
                };
            };
        };
    };
    ChunksController_keep: {
        parameters: {
            query?: {
                milliseconds?: number;
            };
            header?: never;
            path: {
                panicId: string;
                sequence: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sequence: number;
                    };
                };
            };
        };
    };
    IncidentRecordingsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recordings: {
                            /** Format: uuid */
                            panicId: string;
                            stream: number;
                            /** @enum {string} */
                            mediaType: "audio/webm" | "audio/ogg" | "audio/mp4";
                            milliseconds: number;
                            bytes: number;
                            /** Format: date-time */
                            firstAt: string;
                            /** Format: date-time */
                            lastAt: string;
                        }[];
                    };
                };
            };
        };
    };
    IncidentRecordingsController_heard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                panicId: string;
                stream: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
