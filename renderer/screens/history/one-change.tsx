import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Quiet, Stack } from '../../parts/layout.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { RowChanges } from '../../parts/row-change.tsx';
import { ShowTime } from '../../parts/show.tsx';

/** One entry of the history, field by field: what was there, what is there now. */
export function OneChange({ changeId, onUndo }: { changeId: string; onUndo: ((changeId: string) => void) | null }) {
  const entry = useAsk(api.history.rows, { changeId });
  return (
    <Answered asked={entry}>
      {({ change, rows }) => (
        <Stack>
          <p>
            {change.personName} {change.sentence}
            <br />
            <Quiet>
              <ShowTime at={change.at} full />
            </Quiet>
          </p>
          {change.warnings.map((warning) => (
            <Notice key={warning}>{warning}</Notice>
          ))}
          {onUndo && change.stays && <Quiet>{change.stays}</Quiet>}
          {onUndo && !change.stays && !change.undone && !change.undoes && (
            <div>
              <Button icon="undo" onPress={() => onUndo(change.id)}>
                Undo this
              </Button>
            </div>
          )}
          <RowChanges rows={rows} />
        </Stack>
      )}
    </Answered>
  );
}
