// What the door must answer, found the plain way: graphql-js over all rows held in memory, with rights read off a table of its own.
import { Decimal } from 'decimal.js';
import { buildSchema, execute, parse, printSchema, type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type pg from 'pg';
import { allNouns, nounOf, type NounMeta, type PropMeta } from '../../../schema/base.ts';
import type { Permission } from '../../../schema/permission.ts';
import type { Viewer } from '../../../server/core/context.ts';
import { edgesOf, type Edge } from '../../../server/core/read/edges.ts';
import { constant, facetKeys, rootNames } from '../../../server/core/read/names.ts';

type Cell = string | null;
interface RowOf { noun: string; cells: Record<string, Cell>; ranks: Record<string, number | null> }
type Tables = Map<string, RowOf[]>;

/** Every row of every noun as text, with the place of each value in the database's own order. */
export async function loadTables(pool: pg.Pool): Promise<Tables> {
  const tables: Tables = new Map();
  for (const noun of allNouns()) {
    const props = [...noun.props.values()];
    const ranked = props.filter((p) => p.kind !== 'json' && p.kind !== 'texts');
    const { rows } = await pool.query<Record<string, Cell>>(`select ${[
      ...props.map((p) => `${p.kind === 'texts' ? `array_to_json(${p.column})` : p.kind === 'instant' ? `to_char(${p.column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : p.column}::text "${p.name}"`),
      ...ranked.map((p) => `case when ${p.column} is not null then dense_rank() over (order by ${p.column}) end::text "#${p.name}"`),
    ].join(', ')} from ${noun.table}`);
    tables.set(noun.name, rows.map((row) => ({
      noun: noun.name, cells: row,
      ranks: Object.fromEntries(ranked.map((p) => [p.name, row[`#${p.name}`] == null ? null : Number(row[`#${p.name}`])])),
    })));
  }
  return tables;
}

const SHARED: Record<string, Permission> = {
  Form: 'forms:read', FormVersion: 'forms:read', AuditTemplate: 'quality:read-audits', Instrument: 'quality:read-audits', MysteryProgramme: 'quality:read-programmes', AuditWave: 'quality:read-programmes',
  Position: 'staff:read', JobLevel: 'staff:read', KpiScheme: 'staff:read', KpiSchemeVersion: 'staff:read', ScorecardPeriod: 'staff:read', Board: 'staff:read',
  IncentiveScheme: 'incentives:read', IncentiveSchemeVersion: 'incentives:read',
  Region: 'staff:read', Store: 'staff:read', Department: 'staff:read', Role: 'platform:read-roles', CustomField: 'customers:read', Category: 'products:read',
  Product: 'products:read', Tag: 'customers:read', Segment: 'segments:read', SegmentVersion: 'segments:read', RfmModel: 'customers:read-orders', TierRule: 'customers:read-orders',
  Calendar: 'platform:read-calendars', CalendarVersion: 'platform:read-calendars', TicketCategory: 'tickets:read', SlaPolicy: 'tickets:read-policies', SlaPolicyVersion: 'tickets:read-policies', Playbook: 'tickets:read', PlaybookVersion: 'tickets:read', IncidentRule: 'tickets:read', Incident: 'tickets:read', IncidentTask: 'tickets:read',
  OnCall: 'staff:read', AgentSkill: 'tickets:read', TicketDesk: 'tickets:read', TicketGate: 'tickets:read', LedgerAccount: 'platform:read-ledger', AuthorityPolicy: 'platform:read-authority', AuthorityPolicyVersion: 'platform:read-authority',
  Idea: 'staff:read', IdeaAdoption: 'staff:read', CareerStep: 'staff:read',
  Survey: 'voice:read', SentimentModel: 'voice:read',
  Calibration: 'quality:review-tickets',
  ExamTopic: 'training:read-bank', ExamQuestion: 'training:read-bank', ExamQuestionVersion: 'training:read-bank', Exam: 'staff:read', ExamVersion: 'staff:read', CertificateKind: 'staff:read',
  RiskRule: 'quality:configure', RiskRuleVersion: 'quality:configure',
};
const LEARNT: readonly string[] = ['LearningPath', 'TrainingSession', 'DrillScene'];
/** What its writers alone see until it is published, by the property that says so. */
const WRITTEN: Record<string, string> = { Course: 'publishedAt', CourseVersion: 'state', CourseFile: 'shownAt' };
/** Who learns what: whoever reads training of that store, and the person. */
const LEARNERS: readonly string[] = ['TrainingRecord', 'TrainingCredit', 'SessionAttendance'];
const ON_RECORDS: readonly string[] = ['TrainingNeed', 'LessonProgress'];
const ON_TICKETS: Record<string, Permission> = {
  TicketEvent: 'tickets:read', TicketNote: 'tickets:read-notes', TicketTask: 'tickets:read', TicketLink: 'tickets:read', Callback: 'tickets:read', PlannedReply: 'tickets:read', PlaybookUse: 'tickets:read', PlaybookTick: 'tickets:read', IncidentTicket: 'tickets:read', FindingTicket: 'quality:read',
  SiteVisit: 'tickets:read', Liability: 'tickets:read', Remedy: 'tickets:read', ChargeBack: 'tickets:read',
  TicketFile: 'tickets:read', PortalLink: 'tickets:read', RemoteDiagnosis: 'tickets:read', DiagnosisShot: 'tickets:read', Clock: 'tickets:read', Compensation: 'tickets:read', ReturnCase: 'tickets:read',
};
const STORE_OR_OWN: Record<string, Permission> = { Finding: 'quality:read', CorrectiveAction: 'quality:read', RiskAlert: 'quality:read', ImprovementPlan: 'quality:read' };
/** Of a person in a store: whoever the word reaches there, and the person. */
const OF_PEOPLE: Record<string, Permission> = { Placement: 'staff:read', Leave: 'staff:read-personal', Scorecard: 'staff:read-scorecards', WorkResult: 'staff:read-scorecards', CareerApplication: 'staff:read-scorecards', BoardEntry: 'staff:read-scorecards' };
const ON_CARDS: readonly string[] = ['ScorecardValue', 'ScorecardAdjustment', 'ScorecardObjection', 'ScorecardComment'];
const BY_STORE: Record<string, Permission> = { ServiceWall: 'quality:read', LeverMargin: 'quality:plan', TransferProposal: 'training:certify', SurveyResponse: 'voice:read', SurveyAnswer: 'voice:read', SurveyInvitation: 'voice:read', Opinion: 'voice:read', LedgerTransaction: 'platform:read-ledger', LedgerEntry: 'platform:read-ledger', Payout: 'platform:read-ledger' };
const FOR_ALL: Record<string, Permission> = {
  IncentiveRun: 'incentives:read', PayHandover: 'incentives:read',
  TicketSample: 'quality:sample',
  Shopper: 'quality:read-shoppers', ApiKey: 'platform:write-api-keys', WebhookEndpoint: 'platform:write-api-keys', WebhookDelivery: 'platform:write-api-keys', IntakeChannel: 'tickets:configure', IntakeMessage: 'tickets:configure', Kiosk: 'tickets:configure' };
/** Results of training: those who reach the store's, and whom they are of, under the word for what is one's own. */
const OF_LEARNERS: readonly string[] = ['ExamAttempt', 'Certificate'];
/** Pay: those who reach the store's, and the person that it names. */
const PAID: Record<string, string> = { IncentiveAward: 'employeeId', Statement: 'shownToId', StatementLine: 'shownToId', PayAdjustment: 'shownToId', StatementDispute: 'employeeId' };
const OWN: Record<string, string> = { Notification: 'userId', NotificationSetting: 'userId', StoredFile: 'uploaderId', ViewChoice: 'userId' };
const OWNED: Record<string, Permission> = {
  Consent: 'customers:read', CustomerBehaviour: 'customers:read-orders', Purchase: 'customers:read-orders', PurchaseLine: 'customers:read-orders', CustomerTag: 'customers:read',
  SegmentMembership: 'segments:read', RfmScore: 'customers:read-orders', TierPeriod: 'customers:read',
};
const KEEPERS: Record<string, [all: Permission, own: string]> = {
  User: ['platform:read-users', 'id'], RoleGrant: ['platform:read-users', 'userId'], Job: ['platform:read-all-jobs', 'userId'], Transfer: ['platform:read-all-jobs', 'userId'],
};
const FIELDS: Record<string, Permission> = {
  'Customer.phone': 'customers:contact', 'Customer.email': 'customers:contact', 'Customer.birthday': 'customers:birthday', 'Customer.address': 'customers:address',
  'Employee.phone': 'staff:read-personal', 'Employee.email': 'staff:read-personal', 'Employee.hiringFile': 'staff:read-personal', 'Employee.payAccount': 'staff:read-pay', 'Employee.payBank': 'staff:read-pay',
  'IncentiveRun.totalAmount': 'incentives:read', 'IncentiveAward.amount': 'staff:read-pay', 'IncentiveAward.reason': 'staff:read-pay', 'AwardNomination.awardId': 'staff:read-pay', 'PayAdjustment.amount': 'staff:read-pay', 'PayAdjustment.reason': 'staff:read-pay',
  'PayHandover.amount': 'incentives:read', 'PayHandover.reference': 'incentives:pay', 'PayHandover.note': 'incentives:pay', 'PayHandover.payAccount': 'incentives:pay', 'PayHandover.payBank': 'incentives:pay',
  'PayAdjustment.evidence': 'staff:read-pay', 'PayAdjustment.explanation': 'staff:read-pay', 'StatementDispute.reason': 'staff:read-pay', 'StatementDispute.decision': 'staff:read-pay',
  'Ticket.contactPhone': 'customers:contact', 'Ticket.contactEmail': 'customers:contact', 'Compensation.voucherCode': 'tickets:compensate',
  'ShopperPayment.userId': 'quality:read-shoppers',
  'TicketReview.answeredById': 'quality:sample', 'TicketReview.sampledId': 'quality:sample', 'TicketReview.isSecond': 'quality:sample', 'TicketReview.reviewerId': 'quality:sample', 'Calibration.goldAnswers': 'quality:sample', 'Calibration.goldScore': 'quality:sample',
  'ExamAttempt.score': 'training:read-results', 'ExamVersion.paper': 'training:read-bank', 'ExamQuestionVersion.solution': 'training:write-exams',
  'Audit.answeredById': 'quality:read-shoppers', 'Audit.fillerId': 'quality:read-shoppers', 'AuditVisit.fillerId': 'quality:read-shoppers',
};

export class Oracle {
  readonly schema: GraphQLSchema;
  denied = new Set<string>();
  constructor(private readonly tables: Tables, schema: GraphQLSchema) { this.schema = buildSchema(printSchema(schema)); }

  private reaches(v: Viewer, word: Permission, storeId: Cell | undefined): boolean {
    const reach = v.reaches.get(word);
    return Boolean(reach && (reach.all || (storeId && reach.storeIds.includes(storeId))));
  }
  private inHand(v: Viewer, word: Permission, ticket: RowOf['cells']): boolean {
    return this.reaches(v, word, ticket.storeId) || (v.reaches.has(word) && v.employeeId !== null && ticket.assigneeId === v.employeeId);
  }
  /** Rows that nobody but those who reach everything, or whom they name, may see. */
  sees(v: Viewer, row: RowOf): boolean {
    const { noun, cells } = row;
    const shared = SHARED[noun];
    if (shared) return v.reaches.has(shared);
    if (noun === 'CareerLadderVersion') return v.reaches.has('staff:write-schemes') || (v.reaches.has('staff:read') && cells.state !== 'DRAFT');
    if (noun === 'Customer') return this.reaches(v, 'customers:read', cells.storeId);
    const written = WRITTEN[noun];
    if (written) return v.reaches.has('training:write') || (v.reaches.has('training:learn') && cells[written] !== null && cells[written] !== 'DRAFT');
    if (LEARNT.includes(noun)) return v.reaches.has('training:learn');
    if (LEARNERS.includes(noun)) return this.reaches(v, 'training:read', cells.storeId) || (v.reaches.has('training:learn') && v.employeeId !== null && cells.employeeId === v.employeeId);
    const isNamed = (...ids: (Cell | undefined)[]): boolean => v.reaches.has('training:learn') && v.employeeId !== null && ids.includes(v.employeeId);
    if (noun === 'Drill') return this.reaches(v, 'training:read', cells.storeId) || isNamed(cells.participantId, cells.firstAssessorId, cells.secondAssessorId);
    if (noun === 'DrillGrade') return (cells.shownToId !== null && this.reaches(v, 'training:read', cells.shownStoreId)) || isNamed(cells.assessorId, cells.shownToId);
    if (ON_RECORDS.includes(noun)) {
      const record = this.tables.get('TrainingRecord')?.find((each) => each.cells.id === cells.recordId);
      return Boolean(record && v.reaches.has('training:learn') && this.sees(v, record));
    }
    const owned = OWNED[noun];
    if (owned) {
      const customer = this.tables.get('Customer')?.find((c) => c.cells.id === cells.customerId);
      return Boolean(customer && v.reaches.has(owned) && this.sees(v, customer) && this.reaches(v, owned, customer.cells.storeId));
    }
    if (noun === 'Employee') return v.reaches.has('staff:read') && (this.reaches(v, 'staff:read', cells.storeId) || cells.id === v.employeeId);
    const ofPeople = OF_PEOPLE[noun];
    if (ofPeople) return this.reaches(v, ofPeople, cells.storeId) || (v.reaches.has(ofPeople) && v.employeeId !== null && [cells.employeeId, cells.responsibleId].includes(v.employeeId));
    if (OF_LEARNERS.includes(noun)) return this.reaches(v, 'training:read-results', cells.storeId) || (v.reaches.has('platform:read-own-events') && v.employeeId !== null && cells.employeeId === v.employeeId);
    if (ON_CARDS.includes(noun)) {
      const card = this.tables.get('Scorecard')?.find((each) => each.cells.id === cells.scorecardId);
      return Boolean(card && this.sees(v, card));
    }
    if (noun === 'Event') return this.reaches(v, 'platform:read-events', cells.storeId) || (v.reaches.has('platform:read-own-events') && cells.actorId === v.userId);
    if (noun === 'AwardNomination') return (this.reaches(v, 'staff:read-scorecards', cells.storeId) && cells.employeeId !== v.employeeId) || (v.reaches.has('staff:read') && v.employeeId !== null && [cells.nominatorId, cells.seconderId, cells.shownToId].includes(v.employeeId)) || (v.reaches.has('staff:read') && v.userId !== null && cells.nominatorUserId === v.userId);
    if (noun === 'IdeaVote') return v.reaches.has('staff:read') && v.employeeId !== null && cells.employeeId === v.employeeId;
    const forAll = FOR_ALL[noun];
    if (forAll) return Boolean(v.reaches.get(forAll)?.all);
    const byStore = BY_STORE[noun];
    if (byStore) return this.reaches(v, byStore, cells.storeId);
    const owner = OWN[noun];
    if (owner) return v.reaches.has('platform:read-own-events') && cells[owner] === v.userId;
    if (noun === 'SavedView') {
      const shared = v.reaches.get('platform:share-views')?.all ? cells.roleKey !== null : ['everybody', ...v.roles.map((role) => role.key)].includes(cells.roleKey ?? '');
      return v.reaches.has('platform:read-own-events') && (cells.ownerId === v.userId || shared);
    }
    if (noun === 'Approval') return this.reaches(v, 'tickets:approve', cells.storeId)
      || (v.reaches.has('platform:read-approvals') && (cells.makerUserId === v.userId || cells.deciderUserId === v.userId || (v.employeeId !== null && cells.makerId === v.employeeId)));
    if (noun === 'ApprovalDeputy') return Boolean(v.reaches.get('platform:read-users')?.all) || (v.reaches.has('platform:read-approvals') && v.employeeId !== null && [cells.employeeId, cells.deputyId].includes(v.employeeId));
    const paid = PAID[noun];
    if (paid) return this.reaches(v, 'staff:read-pay', cells.storeId) || (v.reaches.has('staff:read-pay') && v.employeeId !== null && cells[paid] === v.employeeId);
    if (noun === 'Duty') return (v.reaches.has('platform:read-own-events') && v.employeeId !== null && cells.ownerId === v.employeeId) || this.reaches(v, 'tickets:read', cells.storeId);
    if (noun === 'Session') return Boolean(v.reaches.get(SESSIONS)?.all) || (v.reaches.has('platform:read-own-events') && cells.userId === v.userId);
    if (noun === 'Ticket') return this.inHand(v, 'tickets:read', cells);
    const mine = STORE_OR_OWN[noun];
    if (mine) return this.reaches(v, mine, cells.storeId) || (v.reaches.has(mine) && v.employeeId !== null && cells.ownerId === v.employeeId);
    if (noun === 'CorrectivePhoto') {
      const action = this.tables.get('CorrectiveAction')?.find((each) => each.cells.id === cells.actionId);
      return Boolean(action && this.sees(v, action));
    }
    const onTicket = ON_TICKETS[noun];
    if (onTicket) {
      const ticket = this.tables.get('Ticket')?.find((each) => each.cells.id === cells.ticketId);
      return Boolean(ticket && this.sees(v, ticket) && this.inHand(v, onTicket, ticket.cells));
    }
    const isMine = (cells: RowOf['cells'], word: Permission): boolean => v.reaches.has(word) && v.userId !== null && cells.fillerId === v.userId;
    const seesAudit = (cells: RowOf['cells']): boolean => this.reaches(v, 'quality:read-results', cells.publishedStoreId) || this.reaches(v, 'quality:review-audits', cells.storeId) || isMine(cells, 'quality:read-audits');
    if (noun === 'Audit') return seesAudit(cells);
    if (['AuditFailure', 'AuditFile', 'AuditEdit', 'AuditDispute'].includes(noun)) {
      // What proves a secret visit is for those who know the shoppers, and for her.
      if (noun === 'AuditFile' && (v.reaches.get('quality:read-shoppers')?.all || (v.reaches.has('quality:read-audits') && v.userId !== null && cells.proverId === v.userId))) return true;
      const audit = this.tables.get('Audit')?.find((each) => each.cells.id === (noun === 'AuditFile' ? cells.shownAuditId : cells.auditId));
      return Boolean(audit && v.reaches.has('quality:read-audits') && seesAudit(audit.cells));
    }
    if (noun === 'MonthlyReview') return this.reaches(v, 'quality:read', cells.storeId) || (v.reaches.has('quality:read') && v.employeeId !== null && cells.madeById === v.employeeId);
    if (noun === 'PlanStep') { const plan = this.tables.get('ImprovementPlan')?.find((each) => each.cells.id === cells.planId); return Boolean(plan && this.sees(v, plan)); }
    if (noun === 'ShopperPayment') return Boolean(v.reaches.get('quality:read-shoppers')?.all) || (v.reaches.has('quality:fill-audits') && v.userId !== null && cells.userId === v.userId);
    if (noun === 'SampledTicket') return Boolean(v.reaches.get('quality:sample')?.all) || this.reaches(v, 'quality:write', cells.shownStoreId) || (v.reaches.has('quality:read') && v.employeeId !== null && cells.shownAgentId === v.employeeId);
    if (noun === 'TicketReview') return Boolean(v.reaches.get('quality:sample')?.all) || (v.reaches.has('quality:review-tickets') && v.employeeId !== null && cells.reviewerId === v.employeeId);
    if (noun === 'AuditVisit') return Boolean(v.reaches.get('quality:read-programmes')?.all) || this.reaches(v, 'quality:read-results', cells.announcedStoreId) || isMine(cells, 'quality:read-audits');
    if (!KEEPERS[noun]) throw new Error(`The oracle was not told who sees ${noun}`);
    const [all, own] = KEEPERS[noun];
    return Boolean(v.reaches.get(all)?.all) || (v.reaches.has('platform:read-own-events') && cells[own] === v.userId);
  }
  /** May the viewer see this field of this row, which they see? */
  fieldOpen(v: Viewer, row: RowOf, prop: string): boolean {
    const word = FIELDS[`${row.noun}.${prop}`];
    if (!word) return true;
    // Rows that are open to all who hold their word, and one's own results, are shown by the word alone.
    if (SHARED[row.noun] || (row.noun === 'ExamAttempt' && row.cells.employeeId === v.employeeId)) return v.reaches.has(word);
    return this.reaches(v, word, row.cells.storeId) || (row.noun === 'Employee' && row.cells.id === v.employeeId && v.reaches.has(word));
  }

  wireId(noun: NounMeta, row: RowOf, prop: PropMeta): Cell {
    const value = row.cells[prop.name] ?? null;
    const to = prop.of ? nounOf(prop.of) : noun;
    return value === null ? null : to.owner ? `${to.letter}${row.cells.customerId}-${value}` : value;
  }
  value(v: Viewer, row: RowOf, prop: PropMeta): unknown {
    if (!this.fieldOpen(v, row, prop.name)) return null;
    const cell = row.cells[prop.name] ?? null;
    if (cell === null) return null;
    if (prop.mask === 'phone') return /^\+861\d{10}$/.test(cell) ? `${cell.slice(3, 6)}****${cell.slice(-4)}` : cell.length > 6 ? `****${cell.slice(-4)}` : '****';
    if (prop.mask === 'email') return `${cell[0]}***${cell.slice(cell.indexOf('@'))}`;
    if (prop.mask === 'account') return cell.length > 8 ? `**** ${cell.slice(-4)}` : '****';
    switch (prop.kind) {
      case 'id': return this.wireId(nounOf(row.noun), row, prop);
      case 'int': case 'float': return Number(cell);
      case 'boolean': return cell === 'true';
      case 'money': return new Decimal(cell).toFixed(2, Decimal.ROUND_HALF_UP);
      case 'decimal': return new Decimal(cell).toFixed();
      case 'instant': return new Date(cell).toISOString();
      case 'json': case 'texts': return JSON.parse(cell) as unknown;
      default: return cell;
    }
  }

  follow(v: Viewer, row: RowOf, edge: Edge): RowOf[] {
    const to = nounOf(edge.to);
    const keyOf = (noun: NounMeta) => (noun.props.has('id') ? 'id' : 'customerId');
    const all = (name: string) => (this.tables.get(name) ?? []).filter((r) => this.sees(v, r));
    if (edge.kind === 'one') return all(edge.to).filter((r) => row.cells[edge.by] !== null && r.cells[edge.key ?? keyOf(to)] === row.cells[edge.by]);
    if (!edge.through) return all(edge.to).filter((r) => r.cells[edge.by] !== null && r.cells[edge.by] === row.cells[edge.key ?? keyOf(nounOf(edge.from))]);
    const { through } = edge;
    const between = all(through.noun).filter((r) => r.cells[through.from] === row.cells.id && this.stands(edge, r));
    return between.flatMap((b) => all(edge.to).filter((r) => r.cells.id === b.cells[through.to]));
  }
  private stands(edge: Edge, between: RowOf): boolean {
    if (edge.name === 'tags') return !between.cells.expiresAt || between.cells.expiresAt > '2030';
    return edge.name !== 'segments' || between.cells.leftAt === null;
  }

  matches(v: Viewer, noun: NounMeta, row: RowOf | undefined, filter: Record<string, unknown> | null | undefined): boolean {
    for (const [name, value] of Object.entries(filter ?? {})) {
      if (value === undefined || value === null) continue;
      const given = value as Record<string, unknown>;
      if (name === 'and') { if (!(value as object[]).every((f) => this.matches(v, noun, row, f as never))) return false; continue; }
      if (name === 'or') { if (!(value as object[]).some((f) => this.matches(v, noun, row, f as never))) return false; continue; }
      if (name === 'not') { if (!Object.keys(given).length || this.matches(v, noun, row, given)) return false; continue; }
      if (name === 'ids') { const key = noun.props.get(noun.props.has('id') ? 'id' : 'customerId') as PropMeta; if (!row || !(value as string[]).includes(this.wireId(noun, row, key) as string)) return false; continue; }
      const prop = noun.props.get(name);
      if (prop) { if (!Object.entries(given).every(([op, x]) => this.compare(row, prop, op, x))) return false; continue; }
      const edge = edgesOf(noun.name).get(name) as Edge;
      const reached = row ? this.follow(v, row, edge) : [];
      if (edge.kind === 'one') { if (!this.matches(v, nounOf(edge.to), reached[0], given)) return false; continue; }
      const some = (f: unknown) => reached.some((r) => this.matches(v, nounOf(edge.to), r, f as never));
      if ((given.some && !some(given.some)) || (given.none && some(given.none))) return false;
    }
    return true;
  }
  private compare(row: RowOf | undefined, prop: PropMeta, op: string, x: unknown): boolean {
    const cell = (prop.kind === 'id' && row ? this.wireId(nounOf(row.noun), row, prop) : row?.cells[prop.name]) ?? null;
    if (op === 'isNull') return x === null || (cell === null) === x;
    if (x === null) return op === 'ne' ? cell !== null : op === 'eq' && cell === null;
    const same = (y: unknown) => cell !== null && this.order(prop, cell, String(y)) === 0;
    switch (op) {
      case 'eq': return same(x);
      case 'ne': return !same(x);
      case 'in': return (x as unknown[]).some(same);
      case 'notIn': return !(x as unknown[]).some(same);
      case 'contains': return cell !== null && cell.toLowerCase().includes(String(x).toLowerCase());
      case 'startsWith': return cell !== null && cell.toLowerCase().startsWith(String(x).toLowerCase());
      case 'has': return cell !== null && (JSON.parse(cell) as string[]).includes(String(x));
      case 'hasAny': return cell !== null && (x as string[]).some((y) => (JSON.parse(cell) as string[]).includes(y));
    }
    if (cell === null) return false;
    const order = this.order(prop, cell, String(x));
    return op === 'gt' ? order > 0 : op === 'gte' ? order >= 0 : op === 'lt' ? order < 0 : order <= 0;
  }
  private order(prop: PropMeta, a: string, b: string): number {
    if (['int', 'float', 'money', 'decimal'].includes(prop.kind)) return new Decimal(a).comparedTo(b);
    if (prop.kind === 'instant') return new Date(a).getTime() - new Date(b).getTime();
    return a < b ? -1 : a > b ? 1 : 0;
  }

  sorted(v: Viewer, noun: NounMeta, rows: RowOf[], sort: { field: string; order?: string }[] | null | undefined, usual: { prop: string; order: string } | undefined): RowOf[] {
    const keys: { at: (row: RowOf) => number | null | undefined; down: boolean; isKey: boolean }[] = [];
    const key = noun.props.has('id') ? 'id' : 'customerId';
    for (const { field, order } of sort ?? []) {
      const own = [...noun.props.keys()].find((p) => constant(p) === field);
      const down = order === 'DESC';
      if (own) { keys.push({ at: (r) => r.ranks[own], down, isKey: own === key }); continue; }
      for (const edge of edgesOf(noun.name).values()) {
        const prop = edge.isSortable && [...nounOf(edge.to).props.keys()].find((p) => `${constant(edge.name)}_${constant(p)}` === field);
        if (prop) keys.push({ at: (r) => this.follow(v, r, edge)[0]?.ranks[prop], down, isKey: false });
      }
    }
    if (!keys.length && usual) keys.push({ at: (r) => r.ranks[usual.prop], down: usual.order === 'DESC', isKey: usual.prop === key });
    if (!keys.some((k) => k.isKey)) keys.push({ at: (r) => Number(r.cells[key]), down: keys.at(-1)?.down ?? false, isKey: true });
    return [...rows].sort((a, b) => {
      for (const { at, down } of keys) {
        const [x, y] = [at(a) ?? null, at(b) ?? null];
        if (x === y) continue;
        if (x === null) return 1;
        if (y === null) return -1;
        return down ? y - x : x - y;
      }
      return 0;
    });
  }

  private listed(v: Viewer, noun: NounMeta, rows: RowOf[], filter: Record<string, unknown> | null | undefined): RowOf[] {
    const hides = noun.name === 'Customer' && !['isStandIn', 'mergedIntoId', 'ids'].some((name) => filter?.[name] !== undefined);
    return rows.filter((r) => (!hides || (r.cells.isStandIn === 'false' && r.cells.mergedIntoId === null)) && this.matches(v, noun, r, filter));
  }

  private page(v: Viewer, noun: NounMeta, rows: RowOf[], args: Record<string, unknown>, usual: { prop: string; order: string } | undefined): object {
    const { limit = 25, offset = 0 } = (args.page ?? {}) as { limit?: number; offset?: number };
    const all = this.sorted(v, noun, this.listed(v, noun, rows, args.filter as never), args.sort as never, usual);
    return { items: all.slice(offset, offset + limit), total: all.length, totalIsExact: true, hasNext: all.length > offset + limit };
  }

  private resolve(v: Viewer): GraphQLFieldResolver<unknown, unknown> {
    return (source, args: Record<string, unknown>, _ctx, info: GraphQLResolveInfo) => {
      const name = info.fieldName;
      if (info.parentType.name === 'Query') {
        for (const noun of allNouns()) {
          const roots = rootNames(noun);
          const rows = (this.tables.get(noun.name) ?? []).filter((r) => this.sees(v, r));
          const key = noun.props.get('id') as PropMeta;
          if (roots?.one === name) return rows.find((r) => this.wireId(noun, r, key) === args.id) ?? null;
          if (roots?.many === name) return this.page(v, noun, rows, args, noun.defaultSort);
          if (roots?.facets === name) return this.facets(v, noun, rows, args);
        }
      }
      const row = source as RowOf;
      if (!row.cells) return (source as Record<string, unknown>)[name];
      const noun = nounOf(row.noun);
      const prop = noun.props.get(name);
      if (prop) {
        if (!this.fieldOpen(v, row, name) && !v.reaches.has(FIELDS[`${row.noun}.${name}`] as Permission)) this.denied.add(pathOf(info));
        return this.value(v, row, prop);
      }
      const edge = edgesOf(row.noun).get(name) as Edge;
      const to = nounOf(edge.to);
      const reached = this.follow(v, row, edge);
      if (edge.kind === 'one') return reached[0] ?? null;
      if (edge.kind === 'many') return this.page(v, to, reached, args, edge.sort ?? to.defaultSort);
      return this.sorted(v, to, reached.filter((r) => this.matches(v, to, r, args.filter as never)), args.sort as never, edge.sort ?? to.defaultSort).slice(0, (args.limit as number | undefined) ?? 50);
    };
  }

  private facets(v: Viewer, noun: NounMeta, rows: RowOf[], args: Record<string, unknown>): object[] {
    return [...new Set(args.fields as string[])].map((word) => {
      const { prop, edge } = facetKeys(noun).get(word) as { prop?: PropMeta; edge?: string };
      const { [prop?.name ?? edge ?? '']: _own, ...others } = (args.filter ?? {}) as Record<string, unknown>;
      const counts = new Map<string, number>();
      for (const row of this.listed(v, noun, rows, others)) {
        const values = prop ? [prop.kind === 'id' ? this.wireId(noun, row, prop) : row.cells[prop.name]]
          : this.follow(v, row, edgesOf(noun.name).get(edge ?? '') as Edge).map((r) => r.cells.id);
        for (const value of values) if (value != null) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return { field: word, buckets: [...counts].map(([value, count]) => ({ value, count })) };
    });
  }

  async ask(v: Viewer, query: string, variables?: Record<string, unknown>): Promise<{ data: unknown; errors: readonly unknown[] }> {
    this.denied = new Set();
    const typeResolver = () => undefined;
    const result = await execute({ schema: this.schema, document: parse(query), variableValues: variables, fieldResolver: this.resolve(v), typeResolver });
    return { data: result.data, errors: result.errors ?? [] };
  }
}
const SESSIONS: Permission = 'platform:write-users';
const pathOf = (info: GraphQLResolveInfo): string => {
  const path: string[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev) if (typeof at.key === 'string') path.unshift(at.key);
  return path.join('.');
};
