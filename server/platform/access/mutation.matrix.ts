// What each write, and each question that is not a plain list of rows, asks for: the one table, enforced before any code of theirs runs.
import type { Permission } from '../../../schema/permission.ts';

/**
 * `anybody`: also who has not signed in. `signed-in`: any person or key. `person`: a person, never a key. A word: whoever
 * holds it, as far as it reaches (the service judges the row). Several words: any of them.
 */
export type Gate = 'anybody' | 'signed-in' | 'person' | Permission | readonly Permission[];

/** Every mutation. One without a line here stops the start. */
export const MUTATION_GATES: Record<string, Gate> = {
  // Signing in and one's own account.
  signIn: 'anybody',
  signOut: 'anybody',
  changePassword: 'person',
  revokeSession: 'person',
  // Accounts, roles, keys.
  saveUser: 'platform:write-users',
  suspendUser: 'platform:write-users',
  reactivateUser: 'platform:write-users',
  setPassword: 'platform:write-users',
  grantRole: 'platform:grant-roles',
  revokeRoleGrant: 'platform:grant-roles',
  createApiKey: 'platform:write-api-keys',
  revokeApiKey: 'platform:write-api-keys',
  saveWebhookEndpoint: 'platform:write-api-keys',
  renewWebhookSecret: 'platform:write-api-keys',
  retryWebhookDelivery: 'platform:write-api-keys',
  revealField: ['customers:reveal', 'staff:read-personal'],
  // Opens a number and writes nothing: the number's own word is asked by the service.
  explain: 'signed-in',
  // One's own job, or any with the right to all jobs: the service judges.
  cancelJob: 'signed-in',
  // Views of lists: one's own; sharing asks for its own word in the service.
  saveView: 'person',
  removeView: 'person',
  chooseView: 'person',
  // Presence at a row: the service asks whether it is in sight.
  sayPresence: 'person',
  // What one is told: one's own only.
  markNotificationsRead: 'person',
  saveNotificationSetting: 'person',
  // Duties: the owner, or who answers for it: the service judges.
  handOverDuty: 'signed-in',
  finishDuty: 'signed-in',
  // Files in and out: the kind's own word is asked by the service.
  importFile: ['customers:import', 'staff:import', 'platform:write-calendars', 'tickets:import'],
  undoImport: ['customers:import', 'staff:import', 'platform:write-calendars', 'tickets:import'],
  exportRows: ['customers:export', 'staff:import', 'platform:read-ledger', 'tickets:approve', 'tickets:export'],
  // Policies of service.
  saveSlaPolicy: 'tickets:write-policies',
  publishSlaPolicy: 'tickets:write-policies',
  discardSlaPolicyDraft: 'tickets:write-policies',
  // What others ask: whether a person may decide is judged by word, role, amount and by who asked.
  approveRequest: 'person',
  refuseRequest: 'person',
  withdrawRequest: 'person',
  nameDeputy: 'person',
  endDeputy: 'person',
  saveAuthorityPolicy: 'platform:write-authority',
  publishAuthorityPolicy: 'platform:write-authority',
  discardAuthorityPolicyDraft: 'platform:write-authority',
  // The ledger: what it says is read only.
  retryPayout: 'platform:pay-out',
  // Who is on call, who is good at what, and who gets a ticket.
  saveOnCall: 'tickets:retarget',
  endOnCall: 'tickets:retarget',
  setSkills: 'tickets:retarget',
  distributeTicket: 'tickets:assign',
  // Clocks: other terms for those that run.
  retargetTicket: 'tickets:retarget',
  recomputeClocks: 'tickets:configure',
  // Calendars.
  saveCalendar: 'platform:write-calendars',
  publishCalendar: 'platform:write-calendars',
  discardCalendarDraft: 'platform:write-calendars',
  // Forms: what is asked and how it is judged.
  saveForm: 'forms:write',
  publishForm: 'forms:write',
  discardFormDraft: 'forms:write',
  cloneForm: 'forms:write',
  importForm: 'forms:write',
  // Staff.
  saveRegion: 'staff:write-stores',
  saveStore: 'staff:write-stores',
  saveDepartment: 'staff:write-stores',
  saveEmployee: 'staff:write',
  // Customers, what they bought, and how they are valued.
  createCustomer: 'customers:write',
  updateCustomer: 'customers:write',
  setConsent: 'customers:write',
  mergeCustomers: 'customers:merge',
  unmergeCustomer: 'customers:merge',
  eraseCustomer: 'customers:erase',
  saveCustomField: 'customers:write-models',
  saveTierRule: 'customers:write-models',
  saveRfmModel: 'customers:write-models',
  computeRfm: 'customers:write-models',
  recordPurchase: 'customers:import',
  updateProduct: 'products:write',
  saveCategory: 'products:write',
  // Segments and tags.
  saveSegment: 'segments:write',
  archiveSegment: 'segments:write',
  addSegmentMembers: 'segments:write',
  removeSegmentMembers: 'segments:write',
  computeSegment: 'segments:write',
  previewSegment: 'segments:read',
  saveTag: 'customers:write-tags',
  archiveTag: 'customers:write-tags',
  tagCustomers: 'customers:tag',
  untagCustomers: 'customers:tag',
  // Tickets: the word opens the act, the service judges the row.
  openTicket: 'tickets:open',
  replyToTicket: 'tickets:write',
  addTicketNote: 'tickets:write-notes',
  assignTicket: 'tickets:assign',
  escalateTicket: 'tickets:write',
  classifyTicket: 'tickets:write',
  waitTicket: 'tickets:write',
  resumeTicket: 'tickets:write',
  resolveTicket: 'tickets:write',
  recordCallback: 'tickets:write',
  closeTicket: 'tickets:write',
  reopenTicket: 'tickets:write',
  archiveTicket: 'tickets:write',
  joinTickets: 'tickets:write',
  splitTicket: 'tickets:write',
  linkTickets: 'tickets:write',
  unlinkTickets: 'tickets:write',
  saveTicketTask: 'tickets:write',
  attachTicketFiles: 'tickets:write',
  sharePortalLink: 'tickets:write',
  revokePortalLink: 'tickets:write',
  saveIntakeChannel: 'tickets:configure',
  renewIntakeSecret: 'tickets:configure',
  assignTickets: 'tickets:assign',
  classifyTickets: 'tickets:write',
  closeTickets: 'tickets:write',
  escalateTickets: 'tickets:write',
  saveTicketCategory: 'tickets:configure',
  // Money: within one’s authority, or by approval.
  grantCompensation: 'tickets:compensate',
  reviseCompensation: 'tickets:compensate',
  reverseCompensation: ['tickets:compensate', 'tickets:approve'],
  // Returns: asked for by whoever opens tickets, decided by who gives.
  requestReturn: 'tickets:open',
  decideReturn: 'tickets:compensate',
  appealReturn: 'tickets:open',
  cancelReturn: 'tickets:open',
  receiveReturn: 'tickets:write',
  // Playbooks: keeping them, and working by one on a ticket.
  savePlaybook: 'tickets:write-playbooks',
  publishPlaybook: 'tickets:write-playbooks',
  discardPlaybookDraft: 'tickets:write-playbooks',
  startPlaybook: 'tickets:write',
  tickPlaybookStep: 'tickets:write',
  finishPlaybook: 'tickets:write',
  leavePlaybook: 'tickets:write',
  // Incidents: the service judges every store that one touches.
  openIncident: 'tickets:write-incidents',
  dismissIncident: 'tickets:write-incidents',
  closeIncident: 'tickets:write-incidents',
  linkIncidentTickets: 'tickets:write-incidents',
  unlinkIncidentTickets: 'tickets:write-incidents',
  replyToIncident: 'tickets:write-incidents',
  publishIncident: 'tickets:write-incidents',
  saveIncidentTask: 'tickets:write-incidents',
  saveIncidentRule: 'tickets:configure',
  // Findings: opened by who sees them, ended by another person.
  openFinding: 'quality:open',
  linkFindingTickets: 'quality:open',
  assignFinding: 'quality:write',
  dismissFinding: 'quality:verify',
  closeFinding: 'quality:verify',
  closeFindings: 'quality:verify',
  reopenFinding: 'quality:verify',
  // Actions: their owner, or who answers for the store: the service judges.
  openCorrectiveAction: 'quality:write',
  saveCorrectiveAction: 'quality:read',
  assignCorrectiveAction: 'quality:read',
  addCorrectivePhotos: 'quality:read',
  completeCorrectiveAction: 'quality:read',
  cancelCorrectiveAction: 'quality:write',
  verifyCorrectiveAction: 'quality:verify',
  rejectCorrectiveAction: 'quality:verify',
  checkEffectiveness: 'quality:verify',
};

/** Every query that is not made from a noun. One without a line here stops the start. */
export const QUERY_GATES: Record<string, Gate> = {
  viewer: 'anybody',
  // Numbers: the word of each is asked by the service.
  explain: 'signed-in',
  explainable: 'signed-in',
  // Measures: the word of the rows behind each is asked by the service.
  measures: 'signed-in',
  measure: 'signed-in',
  // Files in and out: the service judges by kind and owner.
  transferKinds: 'signed-in',
  previewImport: ['customers:import', 'staff:import', 'platform:write-calendars', 'tickets:import'],
  transferLink: 'signed-in',
  // Questions that wait for the viewer: by what may be decided, row by row.
  approvalsToDecide: 'person',
  // Calendars: trying one, and by when something is due.
  previewCalendar: 'platform:write-calendars',
  calendarDeadline: 'platform:read-calendars',
  // Forms: trying answers writes nothing.
  tryForm: 'forms:read',
  formDifferences: 'forms:read',
  formFile: 'forms:read',
  // Policies: what a ticket would be promised, and what a draft would change.
  slaTargets: 'tickets:read-policies',
  previewSlaPolicy: 'tickets:write-policies',
  assigneesFor: 'tickets:assign',
  recomputePreview: 'tickets:configure',
  // Figures of one customer, then analyses.
  customerPatterns: 'customers:read-orders',
  customerTierReason: 'customers:read-orders',
  rfmReason: 'customers:read-orders',
  purchaseTotals: 'customers:analyse',
  salesSummary: 'customers:analyse',
  salesByMonth: 'customers:analyse',
  cohorts: 'customers:analyse',
  inactivity: 'customers:analyse',
  topCustomers: 'customers:analyse',
  topProducts: 'customers:analyse',
  salesByCountry: 'customers:analyse',
  pareto: 'customers:analyse',
  basketPairs: 'customers:analyse',
  timeBands: 'customers:analyse',
  rfmGrid: 'customers:analyse',
  rfmCompare: 'customers:analyse',
  explainMembership: 'segments:read',
  segmentFields: 'segments:read',
  ticketProposal: 'tickets:read',
  compensationRoom: 'tickets:read',
  compensationCost: 'tickets:read',
  playbookProposals: 'tickets:read',
  playbookScript: 'tickets:read',
  playbookDifferences: 'tickets:read',
};
