/** The door of `gateway/`: requests of any program in over loopback HTTP, the same through `calls/` out. */
export { type Gateway, openGateway, type Upstream } from './gateway';
export { placeholderKey } from './guard';
export { allDays, prometheusText } from './own/metrics';
