// What a customer is told of her ticket: its state in plain words, the links of the process with what comes next, promised times, and which lines are public. Pure.
import { ClockState } from '../../../schema/tickets/clock.ts';
import { ClockKind } from '../../../schema/tickets/policy.ts';
import { TicketStatus, WaitingFor } from '../../../schema/tickets/kinds.ts';
import { both, type Label } from '../../core/language.ts';


/** D-17: the links of the process, by category; the evaluation is the last of each. */
const LINKS: Record<string, Label> = {
  'product-quality': both('投诉', 'Complaint'), attitude: both('投诉', 'Complaint'), description: both('退换货', 'Return or exchange'), 'return-policy': both('退换货', 'Return or exchange'),
  delivery: both('订单问题', 'Order problem'), price: both('订单问题', 'Order problem'), installation: both('安装与维修', 'Installation and repair'),
};
export const processLink = (category: { key: string; nameZh: string; nameEn: string } | null): Label =>
  (category ? (LINKS[category.key] ?? both(category.nameZh, category.nameEn)) : both('咨询', 'Inquiry'));

export interface Told { status: TicketStatus; waitingFor: WaitingFor | null; pickedUpAt: string | null; openedAt: string; firstRespondedAt: string | null; solvedAt: string | null; callbackDueAt: string | null; closedAt: string | null; satisfaction: number | null; joinedInto: string | null }
export interface State { key: string; words: Label; hint: Label }

const WAITING: Record<WaitingFor, State> = {
  CUSTOMER: { key: 'YOUR_TURN', words: both('等您回复', 'Waiting for you'), hint: both('请看下面我们的留言，回复后马上继续处理。', 'Please read our last message below; we go on as soon as you answer.') },
  SUPPLIER: { key: 'SUPPLIER', words: both('正在等供应商', 'Waiting for the supplier'), hint: both('我们已联系供应商，有结果会在这里告诉您。', 'We have asked the supplier and will tell you here.') },
  INSIDE: { key: 'INSIDE', words: both('正在协调处理', 'Being settled inside'), hint: both('正在与相关部门确认，不需要您做什么。', 'Other departments are being asked; nothing is needed from you.') },
};

/** The state in plain words, and what it means for her. */
export function stateOf(told: Told): State {
  if (told.joinedInto) return { key: 'JOINED', words: both('已并入另一张工单', 'Joined into another ticket'), hint: both(`请查看工单 ${told.joinedInto}。`, `Please see ticket ${told.joinedInto}.`) };
  switch (told.status) {
    case TicketStatus.NEW: return { key: 'RECEIVED', words: both('已收到，正在安排', 'Received'), hint: both('正在安排同事处理。', 'A colleague is being assigned.') };
    case TicketStatus.OPEN: return { key: 'WORKING', words: both('正在处理', 'Being worked on'), hint: both('有进展会在这里告诉您。', 'We will tell you here when there is news.') };
    case TicketStatus.WAITING: return WAITING[told.waitingFor ?? WaitingFor.INSIDE];
    case TicketStatus.SOLVED: return { key: 'SOLVED', words: both('已解决', 'Solved'), hint: both('如果没有解决，请留言或评价，我们会重新处理。', 'If it is not, write or rate below and we take it up again.') };
    case TicketStatus.CALLBACK_DUE: return { key: 'CALLBACK', words: both('已解决，等待回访', 'Solved; we will call you'), hint: both('我们会打电话确认是否满意，您也可以在这里直接评价。', 'We will call to ask if you are content; you may also rate it here.') };
    default: return { key: 'CLOSED', words: both('已结案', 'Closed'), hint: both('谢谢您的耐心。', 'Thank you for your patience.') };
  }
}

export interface Step { key: string; words: Label; state: 'done' | 'now' | 'later'; at: string | null }
/** How far it is: received, worked on, solved, rated. */
export function stepsOf(told: Told): Step[] {
  const isSolved = Boolean(told.solvedAt) && [TicketStatus.SOLVED, TicketStatus.CALLBACK_DUE, TicketStatus.CLOSED, TicketStatus.ARCHIVED].includes(told.status);
  const isOver = told.status === TicketStatus.CLOSED || told.status === TicketStatus.ARCHIVED;
  const done: [string, Label, boolean, string | null][] = [
    ['received', both('收到', 'Received'), true, told.openedAt],
    ['working', both('处理', 'Worked on'), isSolved || isOver || Boolean(told.pickedUpAt ?? told.firstRespondedAt), told.pickedUpAt ?? told.firstRespondedAt],
    ['solved', both('解决', 'Solved'), isSolved || isOver, isSolved ? told.solvedAt : isOver ? told.closedAt : null],
    ['rated', both('评价', 'Rated'), told.satisfaction !== null && (isSolved || isOver), null],
  ];
  // What comes next is the first that is not done; working goes on until it is solved.
  const last = done.findLastIndex(([, , isDone]) => isDone);
  const now = isOver ? -1 : last === 1 ? 1 : last + 1;
  return done.map(([key, words, isDone, at], place) => ({ key, words, state: place === now ? 'now' : isDone ? 'done' : 'later', at }));
}

/** Promises that are the customer's to know; who picks it up inside is not. */
const PROMISES: Partial<Record<ClockKind, Label>> = {
  FIRST_RESPONSE: both('首次答复', 'First answer'), PLAN: both('给出方案', 'A solution proposed'), CLOSE: both('办结', 'Settled'), RETURN_REVIEW: both('退货审核', 'Return reviewed'),
  REFUND: both('退款', 'Refund'), CALLBACK: both('回访', 'Callback'),
};
export interface ClockFacts { kind: ClockKind; state: ClockState; dueAt: string | null; provisionalDueAt: string | null; stoppedAt: string | null; breachedAt: string | null }
export interface Promised { kind: ClockKind; words: Label; state: 'RUNNING' | 'PAUSED' | 'KEPT' | 'LATE' | 'KEPT_LATE'; dueAt: string | null; isProvisional: boolean }

/** What was promised and how it stands, what is still owed first; one of a kind, the running one before one that is over. */
export function promisesOf(clocks: readonly ClockFacts[], now: Date): Promised[] {
  const found = new Map<ClockKind, Promised>();
  const isOver = (one: Promised): boolean => one.state === 'KEPT' || one.state === 'KEPT_LATE';
  for (const clock of clocks) {
    const words = PROMISES[clock.kind];
    if (!words || clock.state === ClockState.VOID) continue;
    const dueAt = clock.dueAt ?? clock.provisionalDueAt;
    const isLate = clock.breachedAt !== null || (clock.state === ClockState.RUNNING && dueAt !== null && new Date(dueAt) < now);
    const state = clock.state === ClockState.MET ? 'KEPT' : clock.state === ClockState.MISSED ? 'KEPT_LATE' : isLate ? 'LATE' : clock.state === ClockState.PAUSED ? 'PAUSED' : 'RUNNING';
    const one: Promised = { kind: clock.kind, words, state, dueAt: state === 'PAUSED' ? null : dueAt, isProvisional: clock.dueAt === null };
    const kept = found.get(clock.kind);
    if (!kept || isOver(kept) || !isOver(one)) found.set(clock.kind, one);
  }
  return [...found.values()].sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
}

/** Lines of what was done that are public; everything else (who hands over to whom, tasks, tags, money asked for) stays inside. Reasons never leave. */
const LINES: Record<string, Label> = {
  escalate: both('已升级，由上一级负责处理', 'Raised to the next level'), resolve: both('已解决', 'Solved'), promise: both('已解决，将电话回访', 'Solved; a call is promised'),
  settle: both('回访完成，已结案', 'Called back and closed'), close: both('已结案', 'Closed'), reopen: both('重新处理', 'Taken up again'), tookIn: both('您的另一张工单已并入这里', 'Another ticket of yours was joined into this one'),
  returnRequested: both('退货申请已收到', 'Return asked for'), returnAccepted: both('退货已同意', 'Return accepted'), returnRefused: both('退货未通过', 'Return refused'), returnRefunded: both('退款已到账', 'Refund paid'),
  diagnosisDecided: both('远程查看完成', 'Photos looked at'),
};
export const publicLine = (act: string | null): Label | null => (act ? (LINES[act] ?? null) : null);
export const PUBLIC_ACTS: readonly string[] = Object.keys(LINES);

/** May she add words, and may she rate? A rating stands for the promised call, so it is asked while one is owed or the ticket is solved. */
export const canReply = (told: Pick<Told, 'status' | 'joinedInto'>): boolean => told.status !== TicketStatus.ARCHIVED && !told.joinedInto;
export const canRate = (told: Pick<Told, 'status' | 'joinedInto'>): boolean => [TicketStatus.SOLVED, TicketStatus.CALLBACK_DUE].includes(told.status) && !told.joinedInto;
