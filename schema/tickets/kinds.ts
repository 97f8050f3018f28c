// The words by which tickets are sorted: state, whom they wait for, need, level, priority, channel.
import { registerEnumType } from 'type-graphql';

export enum TicketStatus {
  NEW = 'NEW', OPEN = 'OPEN', WAITING = 'WAITING', SOLVED = 'SOLVED', CALLBACK_DUE = 'CALLBACK_DUE', CLOSED = 'CLOSED', ARCHIVED = 'ARCHIVED',
}
registerEnumType(TicketStatus, { name: 'TicketStatus', description: 'NEW: nobody has taken it up; CALLBACK_DUE: solved, the promised call is owed (B-15).' });
export enum WaitingFor { CUSTOMER = 'CUSTOMER', SUPPLIER = 'SUPPLIER', INSIDE = 'INSIDE' }
registerEnumType(WaitingFor, { name: 'WaitingFor' });
export enum NeedClass { ORDINARY = 'ORDINARY', URGENT = 'URGENT', SPECIAL = 'SPECIAL', EMOTIONAL = 'EMOTIONAL' }
registerEnumType(NeedClass, { name: 'NeedClass', description: 'A-28..A-31: routine; fast lane; across departments; caused by attitude.' });
export enum TicketLevel { L1 = 'L1', L2 = 'L2', L3 = 'L3' }
registerEnumType(TicketLevel, { name: 'TicketLevel', description: 'B-11..B-13: desk; area supervisor; head office.' });
export enum TicketPriority { LOW = 'LOW', NORMAL = 'NORMAL', HIGH = 'HIGH', TOP = 'TOP' }
registerEnumType(TicketPriority, { name: 'TicketPriority' });
export enum TicketChannel {
  DESK = 'DESK', PHONE = 'PHONE', CHAT = 'CHAT', EMAIL = 'EMAIL', WECOM = 'WECOM', MINI_PROGRAM = 'MINI_PROGRAM', KIOSK = 'KIOSK', SOCIAL = 'SOCIAL',
  ON_SITE = 'ON_SITE', API = 'API',
}
registerEnumType(TicketChannel, { name: 'TicketChannel', description: 'By which way a need came in, or a message went (D-21).' });
