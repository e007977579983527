import { gt06 } from '../gt06/gt06.protocol.js';
import { h02 } from '../h02/h02.protocol.js';
import { teltonika } from '../teltonika/teltonika.protocol.js';
import { watch } from '../watch/watch.protocol.js';
import type { DeviceProtocol, ProtocolName } from './device-protocol.js';

/** What the gateway speaks. */
export const deviceProtocols: Readonly<Record<ProtocolName, DeviceProtocol>> = { teltonika, gt06, h02, watch };
