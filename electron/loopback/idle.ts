/** Tells when no page has been open and nothing has been asked for a while. */
export interface IdleWatch {
  /** Something was asked. */
  seen(): void;
  /** A page holds its line open; call what comes back when it lets go. */
  hold(): () => void;
  stop(): void;
}

/** `minutes` 0 means never. `whenIdle` is called at most once. */
export function watchIdle(minutes: number, whenIdle: () => void): IdleWatch {
  let held = 0;
  let stopped = minutes <= 0;
  let timer: NodeJS.Timeout | undefined;
  const seen = () => {
    clearTimeout(timer);
    if (stopped || held > 0) return;
    timer = setTimeout(() => {
      stopped = true;
      whenIdle();
    }, minutes * 60_000);
  };
  seen();
  return {
    seen,
    hold() {
      held++;
      seen();
      let letGo = false;
      return () => {
        if (letGo) return;
        letGo = true;
        held--;
        seen();
      };
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
