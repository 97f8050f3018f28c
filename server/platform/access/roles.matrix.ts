// Who may do what: every shipped role and the words it holds. The one file to read, and to change, about rights.
import type { Permission, ScopeKind } from '../../../schema/permission.ts';

export interface ShippedRole {
  nameZh: string;
  nameEn: string;
  /** The widest scope in which the role may be granted; a grant may always be narrower. */
  widest: ScopeKind;
  words: readonly Permission[];
  /** What whoever holds it is there for, in Chinese and in English. */
  duties?: readonly (readonly [zh: string, en: string])[];
}

/*
 * How to read it. A word opens a kind of thing; the grant's scope says how far: OWN one's own rows, STORE one store,
 * REGION the stores of one region, ALL the chain. Somebody with several roles holds each word as far as any grant
 * carries it, never further: a word of one role does not borrow the scope of another.
 * Phone and e-mail are never shown whole in lists: `customers:contact` shows them masked (138****5678), and
 * `customers:reveal` lets one field of one customer be opened, with a reason, into the event log.
 * What nobody holds: changing the event log. Administrators hold no pay word; keys of other systems never reveal.
 */
export const SHIPPED_ROLES = {
  admin: {
    nameZh: '管理员', nameEn: 'Administrator', widest: 'ALL',
    words: [
      // People, roles, keys, and what everybody did; roles are never granted to oneself.
      'platform:read-users', 'platform:write-users', 'platform:read-roles', 'platform:grant-roles', 'platform:write-api-keys',
      'platform:read-events', 'platform:read-own-events', 'platform:read-all-jobs', 'platform:introspect',
      // Views of lists for others; tidies up everybody's shared ones.
      'platform:share-views',
      // When time counts.
      'platform:read-calendars', 'platform:write-calendars',
      // What others ask leave for, and how far each may go alone.
      'platform:read-approvals', 'platform:read-authority', 'platform:write-authority',
      // What is asked and how it is judged, right answers of exams with it; fillers are given the questions alone.
      'forms:read', 'forms:write',
      // The organisation and its people, without pay.
      'staff:read', 'staff:read-personal', 'staff:write', 'staff:write-stores', 'staff:import',
      // By what people are measured, and how they did; periods are closed by personnel.
      'staff:read-scorecards', 'staff:write-schemes', 'staff:plan',
      // Customers, masked like for everybody; erasure is theirs alone.
      'customers:read', 'customers:contact', 'customers:birthday', 'customers:address', 'customers:reveal', 'customers:write',
      'customers:merge', 'customers:tag', 'customers:write-tags', 'customers:import', 'customers:export', 'customers:erase',
      'customers:analyse', 'customers:write-models', 'customers:read-orders',
      'products:read', 'products:write', 'segments:read', 'segments:write',
      // Tickets and what they are sorted by, files of them in and out; notes are read, not written.
      'tickets:read', 'tickets:open', 'tickets:write', 'tickets:assign', 'tickets:read-notes', 'tickets:configure', 'tickets:import', 'tickets:export',
      'tickets:read-policies', 'tickets:write-policies', 'tickets:retarget', 'tickets:write-playbooks', 'tickets:write-incidents',
      // Money for customers: giving, and deciding what others may not give alone; never both of one thing.
      'tickets:compensate', 'tickets:approve',
      // Findings and what is done about them; whose work is judged is never one's own.
      'quality:read', 'quality:open', 'quality:write', 'quality:verify', 'quality:configure',
      // Whose fault it was, and what others are charged with.
      'tickets:decide-liability', 'tickets:charge-back',
      // Checks of stores and what they follow, without the persons who come in secret.
      'quality:read-audits', 'quality:read-results', 'quality:write-templates', 'quality:read-programmes', 'quality:import-audits',
      // Courses, paths, and who is given what; what people did is vouched for by those who saw it.
      'training:learn', 'training:read', 'training:write', 'training:assign',
      // What customers say.
      'voice:read', 'voice:write', 'voice:import',
      // The bank of questions and who passed what; certificates are personnel’s.
      'training:read-bank', 'training:write-exams', 'training:read-results',
    ],
  },
  crm: {
    nameZh: '客户关系经理', nameEn: 'CRM manager', widest: 'ALL',
    words: [
      'platform:read-own-events', 'platform:read-calendars', 'platform:share-views', 'platform:read-approvals', 'platform:read-authority',
      // Names of stores and colleagues; surveys are hers.
      'staff:read', 'forms:read', 'forms:write',
      // The whole of the customers' work but erasure.
      'customers:read', 'customers:contact', 'customers:birthday', 'customers:address', 'customers:reveal', 'customers:write',
      'customers:merge', 'customers:tag', 'customers:write-tags', 'customers:import', 'customers:export',
      'customers:analyse', 'customers:write-models', 'customers:read-orders',
      'products:read', 'products:write', 'segments:read', 'segments:write',
      // Sees what her customers complain of, and may open a ticket for one; the desks do the rest.
      'tickets:read', 'tickets:open', 'tickets:read-policies',
      // Decides what goes beyond the desks’ authority.
      'tickets:approve',
      // Own training.
      'training:learn',
      // Surveys and what they come to are hers; writes down what was said on the phone.
      'voice:read', 'voice:write', 'voice:answer-for', 'voice:import',
    ],
  },
  hr: {
    nameZh: '人力资源', nameEn: 'HR', widest: 'ALL',
    words: [
      // Opens and closes accounts of employees; roles are granted by the administrator.
      'platform:read-users', 'platform:write-users', 'platform:read-roles', 'platform:read-own-events', 'platform:read-calendars',
      // Exams, interviews and checklists.
      'forms:read', 'forms:write',
      // All about staff, pay with it; nothing about customers.
      'staff:read', 'staff:read-personal', 'staff:read-pay', 'staff:write', 'staff:import',
      // What was found wrong, from which training follows.
      'quality:read',
      // Schemes, scorecards of everybody, closing periods, and deciding what people object to.
      'staff:read-scorecards', 'staff:write-schemes', 'staff:close-periods', 'staff:decide-objections', 'staff:plan',
      // Writes schemes, reckons runs, adjusts and answers disputes; another person approves and pays.
      'incentives:read', 'incentives:write',
      // Training of everybody: courses, who is given what, sessions, hours and drills.
      'training:learn', 'training:read', 'training:write', 'training:assign', 'training:record', 'training:grade',
      // Exams from the bank to the mark, certificates, and who is moved for failing; never one’s own.
      'training:read-bank', 'training:write-exams', 'training:mark', 'training:certify', 'training:read-results',
      // Gold ideas of the whole chain and the month’s best; who steps up and who may rotate.
      'staff:decide-ideas', 'staff:decide-careers',
    ],
  },
  finance: {
    nameZh: '财务', nameEn: 'Finance', widest: 'ALL',
    words: [
      // Approves what others calculate: reads pay and the log, changes neither.
      'platform:read-events', 'platform:read-own-events', 'staff:read', 'staff:read-pay', 'staff:read-scorecards', 'products:read',
      // The books, and sending out again what the other side did not take.
      'platform:read-ledger', 'platform:pay-out', 'platform:read-approvals', 'platform:read-authority',
      // What money was given for, and whether it is.
      'tickets:read', 'tickets:approve',
      // What suppliers and carriers owe, and whether it came.
      'tickets:charge-back',
      // Approves schemes, runs and adjustments that others made, and pays; reckons nothing.
      'incentives:read', 'incentives:approve', 'incentives:pay',
      // Own training.
      'training:learn',
    ],
  },
  quality: {
    nameZh: '质量经理', nameEn: 'Quality manager', widest: 'ALL',
    duties: [['服务质量监控', 'Watches the quality of the service'], ['客户满意度调查', 'Asks how satisfied customers are'], ['改进建议收集', 'Gathers what could be better']],
    words: [
      'platform:read-own-events', 'platform:read-calendars', 'platform:share-views', 'forms:read', 'forms:write', 'staff:read', 'staff:read-scorecards', 'products:read',
      // What customers complain of, and every incident as soon as it is proposed.
      'tickets:read', 'tickets:hear-incidents',
      // Findings and what is done about them; whose work is judged is never one's own.
      'quality:read', 'quality:open', 'quality:write', 'quality:verify', 'quality:configure',
      // Programmes of checks from plan to result; the one role that knows who the mystery shoppers are.
      'quality:read-audits', 'quality:read-results', 'quality:fill-audits', 'quality:review-audits', 'quality:decide-disputes',
      'quality:write-templates', 'quality:read-programmes', 'quality:write-programmes', 'quality:read-shoppers', 'quality:import-audits',
      // What people should learn from what was found, and how they do in drills.
      'training:learn', 'training:read', 'training:write', 'training:assign', 'training:grade',
      // Asks how satisfied customers are, and reads what they say.
      'voice:read', 'voice:write', 'voice:answer-for', 'voice:import',
      // The review of tickets: draws samples, settles, calibrates; reviews none that two review blind.
      'quality:sample', 'quality:review-tickets',
      // Writes the questions of her trade and marks what people wrote; gives no certificates.
      'training:read-bank', 'training:write-exams', 'training:mark', 'training:read-results',
      // Monthly reviews, and plans of improvement.
      'quality:plan',
    ],
  },
  inspector: {
    nameZh: '巡检员', nameEn: 'Inspector', widest: 'ALL',
    // Own visits and audits; says what is wrong and sees what becomes of it; others put it right and verify it.
    words: ['platform:read-own-events', 'staff:read', 'products:read', 'quality:read', 'quality:open', 'quality:read-audits', 'quality:fill-audits', 'training:learn'],
  },
  reviewer: {
    // Reads tickets that somebody else worked on and says how well they were handled; changes nothing in them.
    nameZh: '工单质检员', nameEn: 'Ticket reviewer', widest: 'ALL',
    words: ['platform:read-own-events', 'staff:read', 'tickets:read', 'quality:read', 'quality:open', 'quality:review-tickets', 'training:learn'],
  },
  shopper: {
    // Unknown to the stores: sees own visits only, when there are visits.
    nameZh: '神秘顾客', nameEn: 'Mystery shopper', widest: 'OWN',
    words: ['platform:read-own-events',
      'quality:read-audits', 'quality:fill-audits'],
  },
  supervisor: {
    nameZh: '区域主管', nameEn: 'Regional supervisor', widest: 'REGION',
    words: [
      'platform:read-events', 'platform:read-own-events', 'platform:read-calendars', 'platform:share-views', 'platform:read-approvals', 'platform:read-authority', 'staff:read', 'staff:read-personal',
      // How the people of the region do, what they object to, and how many are needed.
      'staff:read-scorecards', 'staff:decide-objections', 'staff:plan',
      'customers:read', 'customers:contact', 'customers:birthday', 'customers:reveal', 'customers:write', 'customers:tag',
      'customers:export', 'customers:analyse', 'customers:read-orders', 'products:read', 'segments:read',
      'tickets:read', 'tickets:open', 'tickets:write', 'tickets:assign', 'tickets:export', 'tickets:read-notes', 'tickets:write-notes', 'tickets:read-policies', 'tickets:write-incidents', 'tickets:hear-incidents', 'tickets:retarget',
      // Money for customers: giving, and deciding what others may not give alone; never both of one thing.
      'tickets:compensate', 'tickets:approve',
      // Findings of her stores, up to the check of others' work.
      'quality:read', 'quality:open', 'quality:write', 'quality:verify',
      // Whose fault it was, and what others are charged with.
      'tickets:decide-liability', 'tickets:charge-back',
      // Checks of her stores: the second person's look, and disputes of what others reviewed.
      'quality:read-audits', 'quality:read-results', 'quality:review-audits', 'quality:decide-disputes',
      // Training of the region: gives courses, holds sessions, vouches for hours, assesses drills.
      'training:learn', 'training:read', 'training:assign', 'training:record', 'training:grade',
      // What customers of the region say.
      'voice:read',
      // Reviews tickets of her stores that she had no hand in.
      'quality:review-tickets',
      // Marks texts of her stores’ people, and sees who passed and whose certificate ends.
      'training:mark', 'training:read-results',
      // Gold ideas for the stores of the region, and careers of their people.
      'staff:decide-ideas', 'staff:decide-careers',
      // Monthly reviews, and plans of improvement.
      'quality:plan',
    ],
  },
  manager: {
    nameZh: '店长', nameEn: 'Store manager', widest: 'STORE',
    words: [
      'platform:read-own-events', 'platform:read-calendars', 'platform:share-views', 'platform:read-approvals', 'platform:read-authority', 'staff:read', 'staff:read-personal',
      // How the people of the store do, what they object to, and how many are needed.
      'staff:read-scorecards', 'staff:decide-objections', 'staff:plan',
      'customers:read', 'customers:contact', 'customers:birthday', 'customers:address', 'customers:reveal', 'customers:write',
      'customers:tag', 'customers:analyse', 'customers:read-orders', 'products:read', 'segments:read',
      'tickets:read', 'tickets:open', 'tickets:write', 'tickets:assign', 'tickets:read-notes', 'tickets:write-notes', 'tickets:read-policies', 'tickets:retarget',
      // Money for customers: giving, and deciding what others may not give alone; never both of one thing.
      'tickets:compensate', 'tickets:approve',
      // Puts right what was found in the store; somebody else verifies it. Monthly reviews, and plans of improvement.
      'quality:read', 'quality:open', 'quality:write', 'quality:plan',
      // Whose fault it was, and what others are charged with.
      'tickets:decide-liability', 'tickets:charge-back',
      // Published checks of the store, and saying that one is wrong.
      'quality:read-audits', 'quality:read-results', 'quality:dispute-audits',
      // Training of the store: gives courses, holds sessions, vouches for hours, assesses drills.
      'training:learn', 'training:read', 'training:assign', 'training:record', 'training:grade',
      // What customers of the store say; writes down what was said on the phone.
      'voice:read', 'voice:answer-for',
      // Who of the store passed, and whose certificate ends.
      'training:read-results',
      // Gold ideas for the store.
      'staff:decide-ideas',
    ],
  },
  agent: {
    // The desk of one store: colleagues by name, customers masked, no birthday, no export.
    nameZh: '客服专员', nameEn: 'Service agent', widest: 'STORE',
    duties: [['投诉接收与登记', 'Takes complaints in and files them'], ['客户情绪安抚', 'Calms who is upset'], ['初步问题判断', 'Judges first what is wrong']],
    words: [
      'platform:read-own-events', 'platform:read-calendars', 'platform:read-approvals', 'platform:read-authority', 'staff:read',
      'customers:read', 'customers:contact', 'customers:address', 'customers:reveal', 'customers:write', 'customers:tag',
      'customers:read-orders', 'products:read', 'segments:read',
      'tickets:read', 'tickets:open', 'tickets:write', 'tickets:assign', 'tickets:read-notes', 'tickets:write-notes', 'tickets:read-policies', 'tickets:compensate',
      'quality:read', 'quality:open',
      'quality:read-audits', 'quality:read-results',
      // Own training.
      'training:learn',
      // What customers of the store say; writes down what was said on the phone.
      'voice:read', 'voice:answer-for',
    ],
  },
  technician: {
    // Looks at goods and installations on site: sees the ticket and the purchase, says what is wrong; gives no money.
    nameZh: '技术支持工程师', nameEn: 'Technical support engineer', widest: 'REGION',
    duties: [['现场技术勘查', 'Inspects on site'], ['问题原因分析', 'Finds the cause'], ['技术解决方案', 'Says how it is put right']],
    words: [
      'platform:read-own-events', 'platform:read-calendars', 'staff:read', 'customers:read', 'customers:contact', 'customers:address', 'customers:read-orders', 'products:read', 'forms:read',
      'tickets:read', 'tickets:write', 'tickets:read-notes', 'tickets:write-notes', 'tickets:read-policies',
      // Own training.
      'training:learn',
    ],
  },
  employee: {
    // No duties: own data only, pay with it, and the corrective actions that are one's own.
    nameZh: '员工', nameEn: 'Employee', widest: 'OWN',
    words: ['platform:read-own-events', 'staff:read', 'staff:read-personal', 'staff:read-pay', 'staff:read-scorecards', 'quality:read', 'training:learn'],
  },
  api: {
    // Another system: purchases and customers in, masked customers and segments out.
    nameZh: '接口', nameEn: 'API key', widest: 'ALL',
    words: [
      'platform:read-own-events', 'platform:read-calendars', 'staff:read', 'customers:read', 'customers:contact', 'customers:write', 'customers:tag',
      'customers:import', 'customers:read-orders', 'products:read', 'products:write', 'segments:read',
      // Other channels open tickets and follow them; they see no notes.
      'tickets:read', 'tickets:open',
      // Answers that other systems collected.
      'voice:answer-for',
    ],
  },
} as const satisfies Record<string, ShippedRole>;

export type ShippedRoleKey = keyof typeof SHIPPED_ROLES;

/** Words that a key never holds, whatever roles its user has: it cannot unmask, make keys, give rights, approve, or be the second person. */
export const NEVER_BY_KEY: ReadonlySet<Permission> = new Set<Permission>([
  'customers:reveal', 'platform:write-api-keys', 'platform:grant-roles', 'platform:write-users', 'tickets:approve', 'quality:verify',
  'quality:review-audits', 'quality:decide-disputes', 'quality:review-tickets', 'quality:sample', 'training:record', 'training:grade', 'training:mark', 'training:certify',
  'incentives:approve', 'incentives:pay',
]);

/** Words whose right to reveal is counted: 20 fields a day below the scope of the whole chain. */
export const REVEALS_A_DAY = 20;
