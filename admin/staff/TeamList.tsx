// The teams of after-sales service (D-12): what each is there for, its positions with their duties, and who works there.
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { gql } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { listLink } from '../shared/cells.tsx';
import { useFormat } from '../shared/format.ts';
import { Card, PageHeader } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Failed, SkeletonRows } from '../shared/states.tsx';
import { PLACES } from './words.ts';

interface Said { zh: string; en: string }
const TEAMS = gql`query ServiceTeams { serviceTeams { team label { zh en } does { zh en } positions { key name { zh en } duties { zh en } people } } }`;

export function TeamList() {
  const t = useT();
  const format = useFormat();
  const { data, error, isPending, refetch } = useAsk<{ serviceTeams: { team: string; label: Said; does: Said; positions: { key: string; name: Said; duties: Said[]; people: number }[] }[] }>(TEAMS);
  return (
    <>
      <PageHeader title={t('teams.title')} />
      <SectionTabs sections={PLACES} label={t('staff.places')} />
      {error ? <Failed what={t('teams.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <SkeletonRows /> : (
        <div className="cards">{data.serviceTeams.map((one) => (
          <Card key={one.team} title={format.label(one.label)}>
            <p className="t13" style={{ marginBottom: 8 }}>{format.label(one.does)}</p>
            <ul className="plain col g8">{one.positions.map((position) => (
              <li key={position.key} className="col"><span className="row g8 t13"><b>{format.label(position.name)}</b><Link className="lk" to={listLink('employees', { position: position.key })} aria-label={t('teams.open', { position: format.label(position.name), count: position.people })}>{t('teams.people', { count: position.people, smart_count: position.people })}</Link></span>
                {position.duties.length > 0 && <span className="t12 t3">{position.duties.map((duty) => format.label(duty)).join(format.language === 'zh' ? '、' : '; ')}</span>}</li>))}</ul>
          </Card>))}</div>
      )}
    </>
  );
}
