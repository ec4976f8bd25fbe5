interface Store {
  readonly subscribe: (listener: () => void) => () => void;
}

/** Resolves once it holds, which is asked again whenever one of the stores changes. */
export function until(stores: readonly Store[], holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const check = (): void => {
      if (!holds()) return;
      stops.forEach((stop) => stop());
      resolve();
    };
    const stops = stores.map((store) => store.subscribe(check));
  });
}
