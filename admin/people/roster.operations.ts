// What the week of a store asks and writes: its people, shifts, leave, and who lacks a certificate on the day of a shift; and whether its queue is given out by itself.
import { gql } from '../provider/client.ts';

export interface Somebody { id: string; name: string; position: string }
export interface Shift { id: string; version: number; employeeId: string; startsAt: string; endsAt: string; level: string }
export interface Leave { id: string; version: number; employeeId: string; leaveKind: string; fromOn: string; untilOn: string }
export interface Gap { onCallId: string; employeeId: string; storeId: string | null; kindId: string; kind: { zh: string; en: string }; category: { zh: string; en: string } | null }
export const PEOPLE = gql`query RosterPeople($storeId: ID!) { employees(filter: { storeId: { eq: $storeId }, leftOn: { isNull: true } }, sort: [{ field: POSITION, order: ASC }], page: { limit: 200 }) { items { id name nameEn position } } }`;
export const SHIFTS = gql`query RosterShifts($filter: OnCallFilter) { onCalls(filter: $filter, sort: [{ field: STARTS_AT, order: ASC }], page: { limit: 200 }) { items { id version employeeId startsAt endsAt level } } }`;
export const LEAVES = gql`query RosterLeaves($filter: LeaveFilter) { leaves(filter: $filter, page: { limit: 200 }) { items { id version employeeId leaveKind fromOn untilOn } } }`;
const GAP = 'onCallId employeeId storeId kindId kind { zh en } category { zh en }';
export const GAPS = gql(`query RosterWeekGaps(${[0, 1, 2, 3, 4, 5, 6].map((n) => `$d${n}: Date`).join(', ')}) { ${[0, 1, 2, 3, 4, 5, 6].map((n) => `d${n}: rosterGaps(on: $d${n}) { ${GAP} }`).join(' ')} }`);
export const TOMORROW = gql(`query RosterTomorrow { rosterGaps { name nameEn ${GAP} } }`);
export const SAVE_SHIFT = gql`mutation SaveShift($input: SaveOnCallInput!) { saveOnCall(input: $input) { id } }`;
export const END_SHIFT = gql`mutation EndShift($input: EndOnCallInput!) { endOnCall(input: $input) { id } }`;
export const SAVE_LEAVE = gql`mutation SaveLeaveOf($input: SaveLeaveInput!) { saveLeave(input: $input) { id } }`;
export const REMOVE_LEAVE = gql`mutation RemoveLeaveOf($input: RemoveLeaveInput!) { removeLeave(input: $input) { id } }`;
export interface Desk { id: string; version: number; handOut: 'OFF' | 'BY_RULE' }
export const DESK = gql`query RosterDesk($storeId: ID!) { ticketDesks(filter: { storeId: { eq: $storeId } }) { items { id version handOut } } }`;
export const SAVE_DESK = gql`mutation SaveDesk($input: SaveTicketDeskInput!) { saveTicketDesk(input: $input) { id version } }`;
