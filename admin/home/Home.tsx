// The home page: what waits for whoever looks, figures that open their rows for those who work with customers, the open rooms for everybody else.
import { FileUp, Plus } from 'lucide-react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { roomsByWork } from '../layout/phone-rooms.ts';
import { useRooms } from '../layout/Sidebar.tsx';
import { useCan } from '../provider/viewer.ts';
import { dayOf, sayDayWithWeekday, useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/Page.tsx';
import { CustomerFigures } from './CustomerFigures.tsx';
import { RecentJobs, SegmentsCard } from './Cards.tsx';
import { SalesChart } from './SalesChart.tsx';
import { TodayCard } from './TodayCard.tsx';
import { WorkFigures } from './WorkFigures.tsx';

export function Home() {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const rooms = useRooms();
  const today = dayOf(new Date());
  const has = (name: string) => rooms.some((room) => room.name === name);
  return (
    <>
      <PageHeader title={sayDayWithWeekday(today, format.language)} documentTitle={t('nav.home')}
        facts={<span className="t12 t3">{t('home.asOf', { at: format.instantInside(new Date()) })}</span>}>
        {can('customers:import') && has('imports') && <Link className="btn" to="/imports/create"><FileUp size={14} aria-hidden />{t('home.import')}</Link>}
        {can('segments:write') && has('segments') && <Link className="btn pri" to="/segments/create"><Plus size={14} aria-hidden />{t('home.newSegment')}</Link>}
      </PageHeader>
      <div className="col g16 home">
        <WorkFigures />
        {can('customers:read') ? (
          <>
            <CustomerFigures />
            {can('customers:analyse') ? (
              <>
                <div className="home-two"><SalesChart /><TodayCard /></div>
                <div className="home-two">{can('segments:read') ? <SegmentsCard /> : <span />}<RecentJobs /></div>
              </>
            ) : (
              // Whoever sees no sales has the segments in their place, and no hole above them.
              <div className="home-two">{can('segments:read') && <SegmentsCard />}<div className="col g16"><TodayCard /><RecentJobs /></div></div>
            )}
          </>
        ) : <OpenRooms />}
      </div>
    </>
  );
}

/** For those without figures: where they can go, their own work first. */
function OpenRooms() {
  const t = useT();
  const can = useCan();
  const rooms = roomsByWork(useRooms(), can);
  return (
    <section>
      <h2 className="t13 b" style={{ marginBottom: 8 }}>{t('home.rooms')}</h2>
      <div className="tiles">
        {rooms.map((room) => <Link key={room.name} className="card tile row" to={`/${room.name}`}><room.icon size={18} strokeWidth={1.75} aria-hidden /><span className="b t13">{t(room.title)}</span></Link>)}
      </div>
      {rooms.length === 0 && <p className="t13 t2">{t('home.roomsText')}</p>}
    </section>
  );
}
