import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { PaperSheets } from './paper-page.tsx';
import { printPages, savePdf } from './sending.tsx';

/** A paper of the print register, exactly as it left the office, however the plan or week has changed since. */
export function PrintedScreen() {
  const id = useParam('printId');
  const asked = useAsk(api.papers.printed, { id });
  return (
    <Answered asked={asked}>
      {({ number, title, pages, pdf }) => (
        <Page
          title={`${number}: ${title}`}
          lead="As it was printed. To print how things stand today, go to the plan, case or week."
          up={[{ to: '/papers', label: 'Print register' }]}
          primary={
            <Button kind="primary" onPress={() => savePdf(pdf, number)}>
              Save PDF
            </Button>
          }
          actions={<Button onPress={() => void printPages(pages, title)}>Print</Button>}
        >
          <PaperSheets title={title} pages={pages} />
        </Page>
      )}
    </Answered>
  );
}
