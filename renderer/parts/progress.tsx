import type { TaskProgress } from '../api/task.ts';
import { Button } from './button.tsx';
import css from './progress.module.css';

/** Long work as it goes, with a way to stop it: `<Progress task={preview} />` shows itself only while the task runs. */
export interface ProgressProps {
  task: { running: boolean; progress: TaskProgress | null; cancel(): void };
  /** Until the first step is known. */
  starting?: string;
}

export function Progress({ task, starting = 'Starting' }: ProgressProps) {
  if (!task.running) return null;
  const { progress } = task;
  const doing = progress?.doing ?? starting;
  return (
    <div className={css.progress}>
      <label className={css.words}>
        <span>
          {doing}
          {progress && progress.of > 0 ? `, ${progress.done} of ${progress.of}` : '…'}
        </span>
        <progress
          className={css.bar}
          {...(progress && progress.of > 0 ? { value: progress.done, max: progress.of } : {})}
        />
      </label>
      <Button small onPress={task.cancel}>
        Stop
      </Button>
    </div>
  );
}
