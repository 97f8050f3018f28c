// The closed list of error codes and the one error class that callers may see.
import { defineMessages, say, type Locale } from './messages.ts';

export const ERROR_CODES = [
  'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'VALIDATION', 'CONFLICT', 'LIMIT', 'RATE_LIMITED', 'POLICY',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorDetails {
  /** Values for the message's `{names}`. */
  params?: Record<string, unknown>;
  /** For VALIDATION: reason word by input path (`input.phone`). */
  fields?: Record<string, string>;
  /** For CONFLICT: the row as it stands now. */
  current?: unknown;
  /** Where it is put right: a noun and the wire id of its row. */
  link?: { resource: string; id: string };
  /** For RATE_LIMITED: seconds to wait. */
  retryAfter?: number;
}

/** A refusal that is said to the caller: a code of the closed list, a reason word, and words in the caller's language. */
export class AppError extends Error {
  constructor(readonly code: ErrorCode, readonly reason: string, readonly details: ErrorDetails = {}) {
    super(reason);
    this.name = 'AppError';
  }

  /** Message for people. */
  say(locale: Locale): string { return say(this.reason, locale, this.details.params); }

  /** The `extensions` of the GraphQL error. */
  extensions(locale: Locale): Record<string, unknown> {
    const { fields, current, link, retryAfter } = this.details;
    return {
      code: this.code, reason: this.reason,
      ...(fields ? { fields: Object.fromEntries(Object.entries(fields).map(([path, reason]) => [path, { reason, message: say(reason, locale, this.details.params) }])) } : {}),
      ...(current !== undefined ? { current } : {}),
      ...(link ? { link } : {}),
      ...(retryAfter !== undefined ? { retryAfter } : {}),
    };
  }
}

export const coreReasons = defineMessages({
  SIGN_IN_REQUIRED: ['先登录', 'Sign in first'],
  RIGHT_MISSING: ['缺少权限「{right}」，由管理员授予', 'The right “{right}” is missing; an administrator grants it'],
  FIELD_FORBIDDEN: ['没有查看「{field}」的权限', 'No right to see “{field}”'],
  ARGUMENT_FORBIDDEN: ['没有权限按「{field}」筛选或排序', 'No right to filter or sort by “{field}”'],
  ROW_NOT_FOUND: ['找不到这条记录', 'There is no such row'],
  ROW_CHANGED: ['别人刚改过这条记录', 'Somebody else has just changed this row'],
  INPUT_INVALID: ['填写的内容有误', 'The input is not valid'],
  VALUE_REQUIRED: ['必填', 'Required'],
  VALUE_TOO_SHORT: ['太短，至少 {least} 个字', 'Too short: {least} characters or more'],
  VALUE_TOO_LONG: ['太长', 'Too long'],
  VALUE_NOT_ALLOWED: ['不能用这个值', 'This value is not allowed'],
  PAGE_INVALID: ['页码或页长超出范围（每页 1–200）', 'Page out of range (1 to 200 rows a page)'],
  CURSOR_INVALID: ['翻页标记无效', 'The cursor is not valid'],
  TOO_COMPLEX: ['一次要的数据太多，分几次取', 'Too much asked at once; ask in parts'],
  INTERNAL: ['系统出错，已记录，编号 {requestId}', 'Something failed on our side; it is logged as {requestId}'],
  BUSY: ['系统繁忙，稍后重试', 'Busy; try again shortly'],
});

/** Stops with VALIDATION unless `holds`; `path` is the input's path. */
export function demand(holds: unknown, path: string, reason: string, params?: Record<string, unknown>): asserts holds {
  if (!holds) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [path]: reason }, params });
}
