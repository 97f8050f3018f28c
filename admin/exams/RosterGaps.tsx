// Who is on call tomorrow without what a category asks for: stands beside the gaps by position.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { ROSTER_GAPS, type RosterGap } from './exams.operations.ts';

export function RosterGaps() {
  const t = useT();
  const format = useFormat();
  const { data } = useAsk<{ rosterGaps: RosterGap[] }>(ROSTER_GAPS, {}, { staleTime: 0 });
  const rows = data?.rosterGaps ?? [];
  if (rows.length === 0) return null;
  return (
    <div style={{ padding: '12px 20px 0 24px' }}>
      <Card title={t('gates.roster')} facts={String(rows.length)} flush>
        <ul className="plain exam-list">{rows.map((row) => (
          <li key={`${row.onCallId}-${row.kindId}-${row.category?.en ?? ''}`} className="row g8 wrap"><Link className="b" to={`/employees/${row.employeeId}/show`}>{format.person(row)}</Link><span className="t13">{format.label(row.kind)}{row.category && ` · ${format.label(row.category)}`}</span><span className="t12 t3 end">{format.instant(row.startsAt)}</span></li>
        ))}</ul>
      </Card>
    </div>
  );
}
