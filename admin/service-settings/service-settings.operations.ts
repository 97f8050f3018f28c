// How the roster, skills, rules of the detector and channels of intake are spoken of on the wire.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

interface Named { id: string; nameZh: string; nameEn: string }
export interface OnCallRow { id: string; version: number; level: string; startsAt: string; endsAt: string; employee: { id: string; name: string } | null; store: Named | null; region: Named | null }
export const ON_CALLS = gql`query OnCalls($filter: OnCallFilter) { onCalls(filter: $filter, sort: [{ field: STARTS_AT, order: ASC }], page: { limit: 200 }) { items { id version level startsAt endsAt employee { id name nameEn } store { id nameZh nameEn } region { id nameZh nameEn } } } }`;
export const SAVE_ON_CALL = gql`mutation SaveOnCall($input: SaveOnCallInput!) { saveOnCall(input: $input) { id } }`;
export const END_ON_CALL = gql`mutation EndOnCall($input: EndOnCallInput!) { endOnCall(input: $input) { id } }`;

export interface SkillRow { id: string; categoryId: string; employee: { id: string; name: string; store: Named | null } | null; category: Named | null }
export const SKILLS = gql`query Skills { agentSkills(page: { limit: 200 }) { total items { id categoryId employee { id name nameEn store { id nameZh nameEn } } category { id nameZh nameEn } } } ticketCategories(filter: { isArchived: { eq: false } }, page: { limit: 100 }) { items { id nameZh nameEn } } }`;
export const SET_SKILLS = gql`mutation SetSkills($input: SetSkillsInput!) { setSkills(input: $input) }`;

export interface TicketCategoryRow { id: string; version: number; key: string; nameZh: string; nameEn: string; usualClass: string; usualLevel: string; words: string[]; position: number; isShipped: boolean; isArchived: boolean }
export const TICKET_CATEGORIES = gql`query TicketCategoriesKept { ticketCategories(sort: [{ field: POSITION, order: ASC }], page: { limit: 200 }) { items { id version key nameZh nameEn usualClass usualLevel words position isShipped isArchived } } }`;
export const SAVE_TICKET_CATEGORY = gql`mutation SaveTicketCategory($input: SaveTicketCategoryInput!) { saveTicketCategory(input: $input) { id } }`;

export interface DetectorRule { id: string; version: number; key: string; nameZh: string; nameEn: string; dimensions: string[]; windowMinutes: number; historyDays: number; minimumCount: number; chance: string; planLevel: string; isActive: boolean }
export const DETECTOR_RULES = gql`query DetectorRules { incidentRules(page: { limit: 50 }) { items { id version key nameZh nameEn dimensions windowMinutes historyDays minimumCount chance planLevel isActive } } }`;
export const SAVE_DETECTOR_RULE = gql`mutation SaveDetectorRule($input: SaveIncidentRuleInput!) { saveIncidentRule(input: $input) { id } }`;

export interface Channel { id: string; version: number; key: string; nameZh: string; nameEn: string; channel: string; adapter: string; storeId: string; continueHours: number; deliverUrl: string | null; isActive: boolean; secretMadeAt: string | null; store: Named | null; messages: { total: number; items: { id: string; createdAt: string; outcome: string | null; ticketNumber: string | null; refusedCount: number }[] } | null }
export const CHANNELS_OF = gql`query IntakeChannels { intakeChannels(page: { limit: 100 }) { items { id version key nameZh nameEn channel adapter storeId continueHours isActive deliverUrl secretMadeAt store { id nameZh nameEn } messages(page: { limit: 3 }) { total items { id createdAt outcome ticketNumber refusedCount } } } } }`;
export const SAVE_CHANNEL = gql`mutation SaveIntakeChannel($input: SaveIntakeChannelInput!) { saveIntakeChannel(input: $input) { id version } }`;
export const RENEW_CHANNEL = gql`mutation RenewIntakeSecret($id: ID!, $expectedVersion: Int!) { renewIntakeSecret(id: $id, expectedVersion: $expectedVersion) { secret } }`;

defineResource({ name: 'onCalls', noun: 'OnCall', one: 'onCall', fields: 'level startsAt endsAt' });
defineResource({ name: 'agentSkills', noun: 'AgentSkill', one: 'agentSkill', fields: 'employeeId categoryId' });
defineResource({ name: 'incidentRules', noun: 'IncidentRule', one: 'incidentRule', fields: 'key nameZh nameEn' });
export interface Kiosk { id: string; version: number; storeId: string; nameZh: string; nameEn: string; isActive: boolean; keyPrefix: string | null; keyMadeAt: string | null; lastUsedAt: string | null; store: { id: string; nameZh: string; nameEn: string } | null }
export const KIOSKS = gql`query Kiosks { kiosks(page: { limit: 200 }) { items { id version storeId nameZh nameEn isActive keyPrefix keyMadeAt lastUsedAt store { id nameZh nameEn } } } }`;
export const SAVE_KIOSK = gql`mutation SaveKiosk($input: SaveKioskInput!) { saveKiosk(input: $input) { id version nameZh nameEn } }`;
export const RENEW_KIOSK = gql`mutation RenewKioskKey($id: ID!, $expectedVersion: Int!) { renewKioskKey(id: $id, expectedVersion: $expectedVersion) { kioskId key } }`;

defineResource({ name: 'kiosks', noun: 'Kiosk', one: 'kiosk', fields: 'nameZh nameEn' });
defineResource({ name: 'intakeChannels', noun: 'IntakeChannel', one: 'intakeChannel', fields: 'key nameZh nameEn' });
