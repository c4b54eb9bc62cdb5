/** Asking the service worker something. */

/** Milliseconds in which it answers, unless told otherwise. */
const PATIENCE = 5_000;

/** Sends a message to a worker and returns its answer, or null where none comes in time. */
export async function ask(worker: ServiceWorker | null | undefined, message: string, patience = PATIENCE): Promise<unknown> {
  if (!worker) return null;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<unknown>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve(null), patience);
  });
  worker.postMessage(message, [port2]);
  return answered.finally(() => port1.close());
}
