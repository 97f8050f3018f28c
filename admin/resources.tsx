// The manifest of rooms: one line each, in the order of the sidebar; every screen is fetched when it is first opened.
import { BookOpen, Cable, CalendarDays, Camera, Crown, FileDown, FileUp, IdCard, KeyRound, ListPlus, ListTodo, MapPinned, Network, Package, PhoneForwarded, Radar, Scale, ScrollText, Shapes, ShieldCheck, Siren, Sparkle, Store, TabletSmartphone, Tags, Timer, UserCog, UserPlus, UsersRound, Webhook } from 'lucide-react';
import { auditRooms } from './audits/rooms.ts';
import { templateRooms } from './templates/rooms.ts';
import { customerRooms } from './customers/rooms.ts';
import { type Room, screen } from './rooms.ts';
import { personName } from './shared/format.ts';
import { careerRooms } from './careers/rooms.ts';
import { ideaRooms } from './ideas/rooms.ts';
import { examRooms } from './exams/rooms.ts';
import { incentiveRooms } from './incentives/rooms.ts';
import { measureRooms } from './measures/rooms.ts';
import { purchaseAnalysisRooms } from './purchase-analyses/rooms.ts';
import { peopleRooms } from './people/rooms.ts';
import { deskRooms, ticketRooms } from './tickets/rooms.ts';
import { trainingRooms } from './training/rooms.ts';
import { qualityRooms } from './quality/rooms.ts';
import { voiceRooms } from './voice/rooms.ts';
import { storeQualityRooms } from './store-quality/rooms.ts';
import { wallRooms } from './walls/rooms.ts';
import { monthlyRooms } from './monthly/rooms.ts';
import { shopperRooms } from './shoppers/rooms.ts';
import { instrumentRooms } from './instruments/rooms.ts';
import { ticketQualityRooms } from './ticket-quality/rooms.ts';
import { runnerRooms } from './runner/rooms.ts';

export const rooms: Room[] = [
  ...ticketRooms,
  ...customerRooms,
  ...purchaseAnalysisRooms,
  {
    name: 'products', group: 'customer', icon: Package, title: 'products.title', right: 'products:read', writeRight: 'products:write',
    list: screen(() => import('./products/ProductList.tsx'), 'ProductList'), edit: screen(() => import('./products/ProductList.tsx'), 'ProductEdit'),
  },
  {
    name: 'categories', group: 'customer', under: 'products', icon: Shapes, title: 'categories.title', right: 'products:read', writeRight: 'products:write',
    list: screen(() => import('./products/CategoryList.tsx'), 'CategoryList'), edit: screen(() => import('./products/CategoryList.tsx'), 'CategoryEdit'), create: screen(() => import('./products/CategoryList.tsx'), 'CategoryCreate'),
  },
  { name: 'tierRules', group: 'customer', icon: Crown, title: 'tierRules.title', right: 'customers:read-orders', list: screen(() => import('./settings/TierRules.tsx'), 'TierRules') },
  {
    name: 'customFields', group: 'customer', under: 'tierRules', icon: ListPlus, title: 'customFields.title', right: 'customers:read', writeRight: 'customers:write-models',
    list: screen(() => import('./settings/CustomFieldList.tsx'), 'CustomFieldList'), edit: screen(() => import('./settings/CustomFieldForm.tsx'), 'CustomFieldEdit'), create: screen(() => import('./settings/CustomFieldForm.tsx'), 'CustomFieldCreate'),
  },
  ...deskRooms,
  ...measureRooms,
  ...auditRooms,
  ...templateRooms,
  ...storeQualityRooms,
  ...runnerRooms,
  { name: 'remoteDiagnoses', group: 'service', icon: Camera, title: 'remoteDiagnoses.title', right: 'tickets:read', hidden: true, list: screen(() => import('./ticket-diagnosis/DiagnosisList.tsx'), 'DiagnosisList') },
  { name: 'incidents', group: 'service', icon: Siren, title: 'incidents.title', right: 'tickets:read', list: screen(() => import('./playbooks/IncidentList.tsx'), 'IncidentList'), show: screen(() => import('./playbooks/IncidentShow.tsx'), 'IncidentShow') },
  { name: 'playbooks', group: 'service', icon: BookOpen, title: 'playbooks.title', right: 'tickets:read', list: screen(() => import('./playbooks/PlaybookList.tsx'), 'PlaybookList'), show: screen(() => import('./playbooks/PlaybookShow.tsx'), 'PlaybookShow') },
  { name: 'slaPolicies', group: 'service', icon: Timer, title: 'slaPolicies.title', right: 'tickets:read-policies', list: screen(() => import('./promises/PolicyList.tsx'), 'PolicyList'), show: screen(() => import('./promises/PolicyShow.tsx'), 'PolicyShow') },
  { name: 'ticketCategories', group: 'service', under: 'slaPolicies', icon: Tags, title: 'ticketCategories.title', right: 'tickets:read-policies', list: screen(() => import('./service-settings/TicketCategoryList.tsx'), 'TicketCategoryList') },
  { name: 'authorityPolicies', group: 'service', under: 'slaPolicies', icon: Scale, title: 'authority.title', right: 'platform:read-authority', list: screen(() => import('./authority/AuthorityList.tsx'), 'AuthorityList'), show: screen(() => import('./authority/AuthorityShow.tsx'), 'AuthorityShow') },
  { name: 'onCalls', group: 'service', under: 'slaPolicies', icon: PhoneForwarded, title: 'onCalls.title', right: 'tickets:read-policies', list: screen(() => import('./service-settings/OnCallList.tsx'), 'OnCallList') },
  { name: 'agentSkills', group: 'service', under: 'slaPolicies', icon: Sparkle, title: 'agentSkills.title', right: 'tickets:read-policies', list: screen(() => import('./service-settings/SkillList.tsx'), 'SkillList') },
  { name: 'incidentRules', group: 'service', under: 'slaPolicies', icon: Radar, title: 'incidentRules.title', right: 'tickets:read-policies', list: screen(() => import('./service-settings/IncidentRuleList.tsx'), 'IncidentRuleList') },
  { name: 'kiosks', group: 'service', under: 'slaPolicies', icon: TabletSmartphone, title: 'kiosks.title', right: 'tickets:configure', list: screen(() => import('./service-settings/KioskList.tsx'), 'KioskList') },
  { name: 'intakeChannels', group: 'service', under: 'slaPolicies', icon: Cable, title: 'intakeChannels.title', right: 'tickets:configure', list: screen(() => import('./service-settings/IntakeChannelList.tsx'), 'IntakeChannelList') },
  { name: 'calendars', group: 'service', icon: CalendarDays, title: 'calendars.title', right: 'platform:read-calendars', list: screen(() => import('./calendars/CalendarList.tsx'), 'CalendarList'), show: screen(() => import('./calendars/CalendarShow.tsx'), 'CalendarShow') },
  ...voiceRooms,
  ...shopperRooms,
  ...instrumentRooms,
  ...ticketQualityRooms,
  ...qualityRooms,
  ...monthlyRooms,
  ...wallRooms,
  {
    name: 'stores', group: 'team', icon: Store, title: 'stores.title', right: 'staff:read', writeRight: 'staff:write-stores',
    list: screen(() => import('./staff/StoreList.tsx'), 'StoreList'), edit: screen(() => import('./staff/StoreForm.tsx'), 'StoreEdit'), create: screen(() => import('./staff/StoreForm.tsx'), 'StoreCreate'),
  },
  {
    name: 'regions', group: 'team', under: 'stores', icon: MapPinned, title: 'regions.title', right: 'staff:read', writeRight: 'staff:write-stores',
    list: screen(() => import('./staff/RegionList.tsx'), 'RegionList'), edit: screen(() => import('./staff/RegionList.tsx'), 'RegionEdit'), create: screen(() => import('./staff/RegionList.tsx'), 'RegionCreate'),
  },
  {
    name: 'departments', group: 'team', under: 'stores', icon: Network, title: 'departments.title', right: 'staff:read', writeRight: 'staff:write-stores',
    list: screen(() => import('./staff/DepartmentList.tsx'), 'DepartmentList'), edit: screen(() => import('./staff/DepartmentList.tsx'), 'DepartmentEdit'), create: screen(() => import('./staff/DepartmentList.tsx'), 'DepartmentCreate'),
  },
  { name: 'teams', group: 'team', under: 'stores', icon: UsersRound, title: 'teams.title', right: 'staff:read', list: screen(() => import('./staff/TeamList.tsx'), 'TeamList') },
  { name: 'positions', group: 'team', under: 'stores', icon: IdCard, title: 'positions.title', right: 'staff:read', list: screen(() => import('./staff/PositionList.tsx'), 'PositionList') },
  { name: 'orgTree', group: 'team', under: 'stores', icon: Network, title: 'orgTree.title', right: 'staff:read', list: screen(() => import('./staff/OrgTree.tsx'), 'OrgTree') },
  {
    name: 'employees', group: 'team', icon: IdCard, title: 'employees.title', right: 'staff:read', writeRight: 'staff:write', key: 'e',
    list: screen(() => import('./staff/EmployeeList.tsx'), 'EmployeeList'), show: screen(() => import('./staff/EmployeeShow.tsx'), 'EmployeeShow'),
    edit: screen(() => import('./staff/EmployeeForm.tsx'), 'EmployeeEdit'), create: screen(() => import('./staff/EmployeeForm.tsx'), 'EmployeeCreate'),
    search: {
      query: 'query SearchEmployees($q: String!) { employees(filter: { q: $q }, page: { limit: 5 }) { items { id name nameEn employeeNo } } }', items: 'employees',
      primary: (row: { name: string; nameEn: string | null }, language) => personName(row, language), secondary: (row: { employeeNo: string }) => row.employeeNo,
    },
    actions: [{ title: 'employees.new', to: '/employees/create', right: 'staff:write', icon: UserPlus }],
  },
  ...trainingRooms,
  ...peopleRooms,
  ...careerRooms,
  ...ideaRooms,
  ...examRooms,
  ...incentiveRooms,
  {
    name: 'imports', group: 'platform', icon: FileUp, title: 'imports.title', right: 'platform:read-own-events', writeRight: ['customers:import', 'staff:import', 'tickets:import', 'incentives:pay', 'voice:import', 'quality:import-audits', 'platform:write-calendars', 'training:write-exams'], key: 'i',
    list: screen(() => import('./transfer/ImportList.tsx'), 'ImportList'), show: screen(() => import('./transfer/ImportShow.tsx'), 'ImportShow'), create: screen(() => import('./transfer/ImportWizard.tsx'), 'ImportWizard'),
    actions: [{ title: 'imports.new', to: '/imports/create', right: 'customers:import', icon: FileUp }],
  },
  { name: 'exports', group: 'platform', icon: FileDown, title: 'exports.title', right: 'platform:read-own-events', list: screen(() => import('./transfer/ExportList.tsx'), 'ExportList') },
  { name: 'jobs', group: 'platform', icon: ListTodo, title: 'jobs.title', right: 'platform:read-own-events', key: 'j', list: screen(() => import('./platform/JobList.tsx'), 'JobList'), show: screen(() => import('./platform/JobShow.tsx'), 'JobShow') },
  {
    name: 'events', group: 'platform', icon: ScrollText, title: 'events.title', right: ['platform:read-events', 'platform:read-own-events'], key: 'l',
    list: screen(() => import('./platform/EventList.tsx'), 'EventList'), show: screen(() => import('./platform/EventShow.tsx'), 'EventShow'),
  },
  {
    name: 'users', group: 'platform', icon: UserCog, title: 'users.title', right: 'platform:read-users', writeRight: 'platform:write-users', key: 'u',
    list: screen(() => import('./platform/UserList.tsx'), 'UserList'), show: screen(() => import('./platform/UserShow.tsx'), 'UserShow'),
    edit: screen(() => import('./platform/UserForm.tsx'), 'UserEdit'), create: screen(() => import('./platform/UserForm.tsx'), 'UserCreate'),
    search: {
      query: 'query SearchUsers($q: String!) { users(filter: { q: $q }, page: { limit: 3 }) { items { id name nameEn username } } }', items: 'users',
      primary: (row: { name: string; nameEn: string | null }, language) => personName(row, language), secondary: (row: { username: string }) => row.username,
    },
    actions: [{ title: 'users.new', to: '/users/create', right: 'platform:write-users', icon: UserPlus }],
  },
  {
    name: 'roles', group: 'platform', under: 'users', icon: ShieldCheck, title: 'roles.title', right: 'platform:read-roles', list: screen(() => import('./platform/RoleList.tsx'), 'RoleList'),
    more: { ':id/holders': screen(() => import('./platform/RoleHolders.tsx'), 'RoleHolders') },
  },
  { name: 'apiKeys', group: 'platform', under: 'users', icon: KeyRound, title: 'apiKeys.title', right: 'platform:write-api-keys', list: screen(() => import('./platform/ApiKeyList.tsx'), 'ApiKeyList') },
  { name: 'webhookEndpoints', group: 'platform', icon: Webhook, title: 'webhooks.title', right: 'platform:write-api-keys', list: screen(() => import('./webhooks/EndpointList.tsx'), 'EndpointList'), show: screen(() => import('./webhooks/EndpointShow.tsx'), 'EndpointShow') },
];
