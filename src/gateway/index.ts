/** The door of `gateway/`: requests of any program in over loopback HTTP, the same through `calls/` out. */
export { type Gateway, openGateway, type Upstream } from './gateway';
export { placeholderKey } from './guard';
export { allDays, prometheusText } from './own/metrics';
export type { Live, ThreadData } from './thread/protocol';
export { type GatewayThread, NotOpened, startGateway } from './thread/start';
