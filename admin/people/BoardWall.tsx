// The honours of the week on a wall: as any colleague sees them, large, brought up to date by itself; nobody who needs help stands on it.
import { Award, X } from 'lucide-react';
import { useEffect } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { useAsk } from '../provider/useOperation.ts';
import { useFormat } from '../shared/format.ts';
import { usePageTitle } from '../shared/Page.tsx';
import { Failed, PageSkeleton } from '../shared/states.tsx';
import { type BoardView, WALL } from './people.operations.ts';
import { useSay } from './words.ts';
import './wall.css';

const EVERY_MS = 300_000;

export function BoardWall() {
  const t = useT();
  const format = useFormat();
  const say = useSay();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const on = search.get('on');
  const { data, error, isPending, refetch } = useAsk<{ weeklyBoard: BoardView | null }>(WALL, { on, scheme: search.get('scheme') }, { refetchInterval: EVERY_MS });
  usePageTitle(t('boards.wall'));
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => { if (event.key === 'Escape') navigate('/boards'); };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [navigate]);
  const board = data?.weeklyBoard;
  // Which of several boards hangs here is said; of one alone it is no question.
  const scheme = board && board.schemes.length > 1 ? board.schemes.find((one) => one.id === board.schemeId) : undefined;
  const lines = (board?.lines ?? []).filter((one) => one.side === 'RED');
  return (
    <section className="board-wall" aria-label={t('boards.red')}>
      <Link className="ib leave" to="/boards" aria-label={t('boards.wallLeave')}><X size={20} aria-hidden /></Link>
      <h1><Award size={40} aria-hidden style={{ verticalAlign: '-0.12em', marginRight: 12 }} />{t('boards.red')}</h1>
      {error ? <Failed what={t('boards.title')} fault={error} onRetry={() => refetch()} /> : isPending ? <PageSkeleton /> : (
        <>
          {board && <p className="when">{say.days(board.fromOn, board.untilOn)}{scheme && ` · ${format.named(scheme)}`}</p>}
          {lines.length === 0 ? <p className="when" style={{ marginTop: '4vh' }}>{t(board?.privacy === 'OWN_RANK' ? 'boards.ownOnly' : 'boards.wallNobody')}</p> : (
            <ol>{lines.map((one, at) => <li key={`${one.peerGroup} ${one.rank} ${at}`}><b>{one.rank}</b><span>{format.person(one)}<span className="where">{format.language === 'zh' ? one.storeZh : one.storeEn}</span></span><span className="points">{say.points(one.score)}</span></li>)}</ol>
          )}
        </>
      )}
    </section>
  );
}
