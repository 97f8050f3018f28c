// What waits for whoever looks: up to five counts that open their rows.
import { useMemo } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { useFormat } from '../shared/format.ts';
import { KpiTile } from '../shared/KpiTile.tsx';
import { Failed } from '../shared/states.tsx';
import { type Asked, workFor, workQuery } from './work.ts';

const MOST = 5;
/** Two tiles keep their size; they do not spread over the page. */
const COLUMNS = 'repeat(auto-fill, minmax(min(176px, 45%), 1fr))';
type Counts = Record<string, { total: number; totalIsExact: boolean }>;

export function WorkFigures() {
  const viewer = useViewer();
  const can = useCan();
  // The clock of the page, held still: a new one at each rendering would be a new question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rights change with the viewer
  const asked = useMemo(() => (viewer ? workFor(viewer, can, new Date()) : []), [viewer]);
  return asked.length > 0 ? <Figures asked={asked} /> : null;
}

function Figures({ asked }: { asked: readonly Asked[] }) {
  const t = useT();
  const format = useFormat();
  const document = useMemo(() => gql(workQuery(asked)), [asked]);
  const { data, isPending, error, refetch } = useAsk<Counts>(document, useMemo(() => Object.fromEntries(asked.map(({ work, wire }) => [work.key, wire])), [asked]));
  const waiting = data ? asked.filter(({ work }) => (data[work.key]?.total ?? 0) > 0).slice(0, MOST) : asked.slice(0, MOST);
  // Where nothing waits the page begins with what it has; a line that says so would stand in its way.
  if (data && waiting.length === 0) return null;
  return (
    <section aria-label={t('home.work')}>
      <h2 className="t13 b" style={{ marginBottom: 8 }}>{t('home.work')}</h2>
      {error ? <Failed what={t('home.work')} fault={error} onRetry={() => { void refetch(); }} />
        : <div className="tiles" style={{ gridTemplateColumns: COLUMNS }}>{waiting.map(({ work, to }) => {
            const found = data?.[work.key];
            return <KpiTile key={work.key} label={t(`home.work.${work.key}`)} value={found ? format.rough(found.total, found.totalIsExact) : '–'} loading={isPending} to={to}
              delta={work.isLate ? <span className="latec">{t('home.work.soon')}</span> : undefined} />;
        })}</div>}
    </section>
  );
}
