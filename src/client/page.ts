/** What the browser tells about page and network. In Node nothing is ever told. */
export interface Page {
  hidden(): boolean;
  /** Calls back when the network came back or the page is seen again; returns how to stop. */
  onReturn(listener: () => void): () => void;
}

export const browserPage: Page = {
  hidden: () => globalThis.document?.hidden ?? false,
  onReturn(listener) {
    const page = globalThis.document;
    if (!page) return () => {};
    const seen = () => {
      if (!page.hidden) listener();
    };
    // `pageshow`: the page comes out of the back-forward cache, its socket long dead.
    globalThis.addEventListener('online', listener);
    globalThis.addEventListener('pageshow', seen);
    page.addEventListener('visibilitychange', seen);
    return () => {
      globalThis.removeEventListener('online', listener);
      globalThis.removeEventListener('pageshow', seen);
      page.removeEventListener('visibilitychange', seen);
    };
  },
};
