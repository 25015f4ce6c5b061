import type { CallRooms } from '../calls';
import type { Ledger } from '../ledger';

/** What the gateway needs of the other rooms. */
export interface GatewayRooms extends CallRooms {
  readonly ledger: Pick<Ledger, 'record' | 'report'>;
}
