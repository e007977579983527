/** Injection token of the {@link AddressPolicy}: where addresses that staff give may lead. */
export const ADDRESS_POLICY = Symbol('AddressPolicy');
