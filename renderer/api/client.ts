import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../shared/api/all.ts';

/**
 * The one channel to the core, typed by the contract (types only: zod stays out of the page). On the desktop a message
 * port, whose other end the preload script passes on; in a browser POST requests to the same origin.
 */
export const onDesktop = location.protocol === 'app:';

function portLink(): PortLink<Record<never, never>> {
  const { port1, port2 } = new MessageChannel();
  window.postMessage('sts:connect', location.origin, [port2]);
  port1.start();
  return new PortLink({ port: port1 });
}

function fetchLink(): FetchLink<Record<never, never>> {
  // Held open for as long as the page is: the host stops by itself when no page has been open for a while.
  new EventSource('/alive');
  return new FetchLink({ url: `${location.origin}/rpc` });
}

const client: ContractRouterClient<Contract> = createORPCClient(onDesktop ? portLink() : fetchLink());

/** Every procedure by area and name: `api.schools.list`. Handed to `useAsk`, `useCommand` and `useTask`. */
export const api = createTanstackQueryUtils(client);
