// What the transport says when a request is refused before anything of it has run.
import { defineMessages } from '../core/messages.ts';

export const httpReasons = defineMessages({
  DOCUMENT_TOO_LARGE: ['一次请求要的太多（{what} 上限 {limit}）', 'Too much asked at once ({what} may be {limit} at most)'],
  DOCUMENT_NOT_OPERATION: ['请求里只能有查询和片段', 'A request holds operations and fragments, nothing else'],
  DOCUMENT_INVALID: ['请求不符合接口：{detail}', 'The request does not fit the API: {detail}'],
  FRAGMENT_IN_ITSELF: ['片段引用了自己', 'A fragment spreads itself'],
  OPERATION_UNCLEAR: ['没有说明执行哪个操作', 'It is not clear which operation is meant'],
  INTROSPECTION_CLOSED: ['接口结构只对有权限的账号开放', 'The schema is shown only to accounts with the right'],
  SUBSCRIPTION_BY_POST: ['订阅走 WebSocket', 'Subscriptions go over the WebSocket'],
  SUBSCRIPTION_ONLY: ['WebSocket 只接受订阅', 'The WebSocket takes subscriptions only'],
  TOO_MANY_SUBSCRIPTIONS: ['一个连接最多 {limit} 个订阅', 'One connection may hold {limit} subscriptions'],
  METHOD_NOT_ALLOWED: ['只接受 POST', 'POST only'],
  MEDIA_TYPE_UNKNOWN: ['请求体要用 application/json（UTF-8，不压缩）', 'Send application/json, UTF-8, not compressed'],
  ACCEPT_UNKNOWN: ['只能回答 JSON', 'Only JSON can be answered'],
  BODY_TOO_LARGE: ['请求体超过 {limit} 字节', 'The body is larger than {limit} bytes'],
  BODY_NOT_JSON: ['请求体不是正确的 JSON', 'The body is not proper JSON'],
  BODY_SHAPE: ['请求体要有 query，一次一个操作', 'The body needs a query, one operation at a time'],
  TEXT_BROKEN: ['文本里有不能保存的字符', 'The text holds characters that cannot be kept'],
  PERSISTED_QUERY_OFF: ['不接受预存查询', 'Persisted queries are not taken'],
  SITE_FOREIGN: ['请求来自别的网站', 'The request comes from another site'],
  VALUE_TAKEN: ['已有相同的记录', 'There is one like it already'],
  TOO_SLOW: ['这个请求太慢，已停止；缩小范围再试', 'This took too long and was stopped; narrow it down'],
});
