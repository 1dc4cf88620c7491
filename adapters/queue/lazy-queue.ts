import type { Queue } from '../../core/ports';

/** A queue whose client is loaded with the first message: most processes send none. */
export function createLazyQueue<M>(url: string): Queue<M> {
  let loading: Promise<Queue<M>> | undefined;
  return {
    async send(messages) {
      loading ??= import('./queue').then(({ createQueue, createQueueClient }) =>
        createQueue<M>({ client: createQueueClient(), url }),
      );
      await (await loading).send(messages);
    },
  };
}
