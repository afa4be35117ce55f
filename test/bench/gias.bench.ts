import { previewGias } from '../support/gias.ts';
import { startRegister } from '../support/register.ts';
import { type Figure, quantile, timed } from './figure.ts';

const HEADER =
  'URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,' +
  'PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,NumberOfPupils,Street,Town,Postcode,Easting,Northing';

/** An extract of `count` invented schools, as wide as the real one: its other columns are there and empty. */
function extract(count: number): Buffer {
  const spare = Array.from({ length: 123 }, (_, at) => `Spare${at}`).join(',');
  const empty = ','.repeat(123);
  const rows = Array.from({ length: count }, (_, at) => {
    const urn = 910_000 + at;
    return `${urn},937,${9000 + at},Bench ${at} Primary School,Community school,Open,01-09-2011,Primary,4,11,210,1 Bobbin Street,Rugby,CV99 1AA,${430000 + at * 20},${270000 + at * 10}${empty}`;
  });
  return Buffer.from([`${HEADER},${spare}`, ...rows].join('\r\n'), 'latin1');
}

/** GIAS import of 250 rows: preview and import, as a page asks for them. */
export async function figures(): Promise<Figure[]> {
  const file = extract(250);
  const previews: number[] = [];
  const imports: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const desk = await startRegister();
    let previewId = '';
    previews.push(
      await timed(async () => {
        const answer = await previewGias(desk.client, file);
        if (!answer.ok || answer.value.rows.filter(({ what }) => what === 'new').length !== 250)
          throw new Error('The preview did not find 250 new schools');
        previewId = answer.value.previewId;
      }),
    );
    imports.push(await timed(() => desk.done(desk.client.schools.importGias(desk.ask({ previewId })))));
    desk.end();
  }
  const both = previews.map((preview, at) => preview + (imports[at] ?? 0));
  return [
    { name: 'preview-250.p50', value: quantile(previews, 0.5), unit: 'ms' },
    { name: 'import-250.p50', value: quantile(imports, 0.5), unit: 'ms' },
    { name: 'preview-and-import-250.worst', value: quantile(both, 1), unit: 'ms', limit: 1000 },
  ];
}
