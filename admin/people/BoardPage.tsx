// The red and black board of a week: the honours, who needs help, and one’s own place; for the screen, the wall and the printer.
import { Award, LifeBuoy, MonitorUp, Printer } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan, useViewer } from '../provider/viewer.ts';
import { Delta, OpenNumber, StatusTag } from '../shared/cells.tsx';
import { type Explanation, ExplainBody } from '../shared/Explain.tsx';
import { CheckField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Card, ContextPanel, PageHeader, PanelSection } from '../shared/Page.tsx';
import { SectionTabs } from '../shared/SectionTabs.tsx';
import { Empty, Failed, PageSkeleton, SkeletonRows } from '../shared/states.tsx';
import type { Fault } from '../provider/faults.ts';
import { toastDone, toastFault } from '../shared/Toasts.tsx';
import { APPEAL, BOARD, BOARD_PRIVACY, type BoardLine, type BoardView, DECIDE_APPEAL, ENTRY } from './people.operations.ts';
import { ROOMS, useSay } from './words.ts';

const PRIVACIES = ['NAMES', 'INITIALS', 'OWN_RANK'] as const;

export function BoardPage() {
  const t = useT();
  const can = useCan();
  const format = useFormat();
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const on = search.get('on');
  const scheme = search.get('scheme');
  const entry = search.get('entry');
  const { data, error, isPending, refetch } = useAsk<{ weeklyBoard: BoardView | null; boards: { items: { id: string; fromOn: string; untilOn: string; schemeVersion: { schemeId: string } | null }[] } }>(BOARD, { on, scheme });
  if (error) return <Failed what={t('boards.title')} fault={error} onRetry={() => refetch()} />;
  if (isPending) return <PageSkeleton />;
  const board = data.weeklyBoard;
  // A week has a board for each of its schemes: offered are the weeks of the one that was chosen, else every week once.
  const weeks = data.boards.items.filter((one) => !scheme || one.schemeVersion?.schemeId === scheme).filter((one, at, all) => all.findIndex((each) => each.fromOn === one.fromOn) === at);
  const show = async (privacy: string): Promise<void> => { try { await request(BOARD_PRIVACY, { input: { id: board?.id, expectedVersion: board?.version, privacy } }); await refetch(); toastDone(t('boards.privacyDone')); } catch (fault) { toastFault((fault as Fault).message); } };
  const put = (more: Record<string, string>) => setSearch(Object.fromEntries(Object.entries({ ...(on ? { on } : {}), ...(scheme ? { scheme } : {}), ...more }).filter(([, value]) => value)), { replace: true });
  return (
    <>
      <PageHeader title={t('boards.title')} facts={board && <><span>{say.days(board.fromOn, board.untilOn)}</span><span className="t3">{t('boards.counted', { ranked: board.rankedCount, unranked: board.unrankedCount, least: board.minSample })}</span></>}>
        <label className="row g6 t12 t3">{t('boards.week')}<span className="in sm"><select value={board?.fromOn ?? ''} onChange={(event) => put({ on: event.target.value })}>{weeks.map((one) => <option key={one.id} value={one.fromOn}>{say.days(one.fromOn, one.untilOn)}</option>)}</select></span></label>
        {board && board.schemes.length > 1 && <label className="row g6 t12 t3">{t('boards.scheme')}<span className="in sm"><select value={board.schemeId} onChange={(event) => put({ scheme: event.target.value })}>{board.schemes.map((one) => <option key={one.id} value={one.id}>{format.named(one)}</option>)}</select></span></label>}
        {board && can('staff:close-periods') && <label className="row g6 t12 t3 no-print">{t('boards.privacy')}<span className="in sm"><select value={board.privacy} onChange={(event) => void show(event.target.value)}>{PRIVACIES.map((one) => <option key={one} value={one}>{t(`privacy.${one}`)}</option>)}</select></span></label>}
        {board && <Link className="btn" to={`/boards/wall?${new URLSearchParams({ ...(on ? { on } : {}), ...(board.schemes.length > 1 ? { scheme: board.schemeId } : {}) })}`}><MonitorUp size={14} aria-hidden />{t('boards.wall')}</Link>}
        {board && <button type="button" className="btn" onClick={() => window.print()}><Printer size={14} aria-hidden />{t('boards.print')}</button>}
      </PageHeader>
      <SectionTabs sections={ROOMS} label={t('scorecards.rooms')} />
      {!board ? <Empty icon={Award} title={t('boards.empty')} text={t('boards.emptyText')} /> : (
        <div className="two">
          <div className="main" tabIndex={0}><div className="home col g16" style={{ paddingTop: 16 }}>
            <Own lines={board.lines} onOpen={(id) => put({ entry: id })} />
            <Side title={t('boards.red')} icon={<Award size={16} aria-hidden />} lines={board.lines.filter((one) => one.side === 'RED')} empty={t(board.privacy === 'OWN_RANK' ? 'boards.ownOnly' : 'boards.nobody')} onOpen={(id) => put({ entry: id })} />
            <Side title={t('boards.black')} icon={<LifeBuoy size={16} aria-hidden />} facts={t('boards.blackFacts')} lines={board.lines.filter((one) => one.side === 'BLACK')} empty={t('boards.notShown')} onOpen={(id) => put({ entry: id })} />
            <p className="t12 t3">{t('boards.foot', { privacy: t(`privacy.${board.privacy}`), at: format.instant(board.computedAt) })} <span className="mono" style={{ overflowWrap: 'anywhere' }}>{board.checksum.slice(0, 16)}</span></p>
          </div></div>
          {entry && <ContextPanel label={t('scorecards.how')}><Entry id={entry} onChanged={() => void refetch()} /></ContextPanel>}
        </div>
      )}
    </>
  );
}

function Own({ lines, onOpen }: { lines: readonly BoardLine[]; onOpen: (id: string) => void }) {
  const t = useT();
  const say = useSay();
  const own = lines.find((one) => one.isOwn);
  if (!own) return null;
  return <Card title={t('boards.own')}><p className="row g12 base"><b className="t24">{own.rank ?? '–'}</b><span className="t2">{own.rank ? t('boards.of', { count: own.peerCount }) : t('boards.tooFew')}</span>{own.entryId && <OpenNumber onOpen={() => onOpen(own.entryId as string)} label={`${t('scorecards.score')} ${say.points(own.score)}`}>{say.points(own.score)}</OpenNumber>}</p></Card>;
}

function Side({ title, icon, facts, lines, empty, onOpen }: { title: string; icon: React.ReactNode; facts?: string; lines: readonly BoardLine[]; empty: string; onOpen: (id: string) => void }) {
  const t = useT();
  const format = useFormat();
  const say = useSay();
  const group = (key: string) => t(`peer.${key.replace(/^(\w+):.*$/, '$1')}`, { size: t(`size.${key.split(':')[1] ?? ''}`, { _: key.split(':')[1] ?? '' }), _: key });
  return (
    <Card flush title={<span className="row g6">{icon}{title}</span>} facts={facts}>
      {lines.length === 0 ? <p className="t13 t3" style={{ padding: '10px 16px' }}>{empty}</p> : (
        <div className="scrollx"><table className="table phone even" aria-label={title}>
          <thead><tr><th scope="col" style={{ width: 72 }}>{t('boards.place')}</th><th scope="col">{t('boards.name')}</th><th scope="col">{t('scorecards.store')}</th><th scope="col">{t('boards.peers')}</th><th scope="col">{t('boards.move')}</th><th scope="col" className="r">{t('scorecards.score')}</th></tr></thead>
          <tbody>{lines.map((one, at) => (
            <tr key={one.entryId ?? at} className={one.isOwn ? 'sel' : undefined}>
              <td className="b">{one.rank}</td><td className="lead"><span className="b">{format.person(one)}</span>{one.isOwn && <> <StatusTag tone="ac">{t('boards.me')}</StatusTag></>}{one.appealState && <> <StatusTag tone="paused">{t(`appeal.${one.appealState}`)}</StatusTag></>}</td>
              <td className="t2 minor">{format.language === 'zh' ? one.storeZh : one.storeEn}</td><td className="t2 minor">{group(one.peerGroup)}</td>
              <td className="minor">{one.previousRank && one.rank ? <Delta value={one.previousRank - one.rank} text={one.previousRank === one.rank ? '–' : String(Math.abs(one.previousRank - one.rank))} good="neither" /> : <span className="t3">–</span>}</td>
              <td className="r">{one.entryId ? <OpenNumber onOpen={() => onOpen(one.entryId as string)} label={`${format.person(one)} ${say.points(one.score)}`}>{say.points(one.score)}</OpenNumber> : say.points(one.score)}</td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </Card>
  );
}

interface EntryRow { id: string; version: number; explanation: Explanation; appealState: string | null; appealReason: string | null; appealDecision: string | null; employeeId: string }
function Entry({ id, onChanged }: { id: string; onChanged: () => void }) {
  const t = useT();
  const can = useCan();
  const viewer = useViewer();
  const [asking, setAsking] = useState<'appeal' | 'decide' | null>(null);
  const { data, refetch } = useAsk<{ boardEntry: EntryRow | null }>(ENTRY, { id }, { staleTime: 0 });
  const row = data?.boardEntry;
  if (!row) return <PanelSection title={t('scorecards.how')}><SkeletonRows rows={4} height={30} /></PanelSection>;
  const isOwn = viewer?.employeeId === row.employeeId;
  const send = async (work: () => Promise<unknown>, words: string) => { await work(); await refetch(); onChanged(); setAsking(null); toastDone(words); };
  return (
    <PanelSection title={t('scorecards.how')}>
      <ExplainBody explanation={row.explanation} />
      {row.appealReason && <p className="t13" style={{ marginTop: 10 }}>{row.appealReason}{row.appealDecision && <span className="t2" style={{ display: 'block' }}>{t('scorecards.decided', { text: row.appealDecision })}</span>}</p>}
      {isOwn && !row.appealState && <button type="button" className="btn" style={{ marginTop: 10 }} onClick={() => setAsking('appeal')}>{t('boards.appeal')}</button>}
      {!isOwn && row.appealState === 'OPEN' && can('staff:decide-objections') && <button type="button" className="btn" style={{ marginTop: 10 }} onClick={() => setAsking('decide')}>{t('boards.decide')}</button>}
      {asking === 'appeal' && <FormDialog title={t('boards.appeal')} text={t('boards.appealText')} act={t('boards.appeal')} defaults={{ reason: '' }} onClose={() => setAsking(null)}
        onSend={(values) => send(() => request(APPEAL, { input: { id, expectedVersion: row.version, reason: String(values.reason ?? '') } }), t('boards.appealed'))}><TextField name="reason" label={t('scorecards.reason')} multiline required /></FormDialog>}
      {asking === 'decide' && <FormDialog title={t('boards.decide')} text={row.appealReason ?? ''} act={t('boards.decide')} defaults={{ isUpheld: false, decision: '' }} onClose={() => setAsking(null)}
        onSend={(values) => send(() => request(DECIDE_APPEAL, { input: { id, expectedVersion: row.version, isUpheld: Boolean(values.isUpheld), decision: String(values.decision ?? '') } }), t('scorecards.decidedDone'))}><CheckField name="isUpheld" label={t('boards.upheld')} /><TextField name="decision" label={t('scorecards.decision')} multiline required /></FormDialog>}
    </PanelSection>
  );
}
