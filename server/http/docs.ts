// The paper at /docs: what the API is and how to speak to it, for people, in both languages, from our own origin alone.
import type { Locale } from '../core/messages.ts';
import { LIMITS } from './limits.ts';

interface Part { zh: string; en: string }
const parts: { title: Part; text: Part; code?: string }[] = [
  {
    title: { zh: '地址', en: 'Addresses' },
    text: {
      zh: 'GraphQL 走 POST /graphql，订阅走同一地址的 WebSocket（graphql-transport-ws）。控制台在 /，存活和就绪检查在 /health/live 与 /health/ready，指标在 /metrics。',
      en: 'GraphQL goes to POST /graphql, subscriptions to the WebSocket at the same address (graphql-transport-ws). The console is at /, health at /health/live and /health/ready, figures at /metrics.',
    },
  },
  {
    title: { zh: '登录', en: 'Signing in' },
    text: {
      zh: 'signIn 会写入会话 Cookie，也返回令牌；令牌可以放在 Authorization: Bearer，或放在 WebSocket 的 connection_init 里（authToken）。系统对接用 API 密钥（ak_…），同样放在 Bearer。',
      en: 'signIn sets the session cookie and answers a token; it works as Authorization: Bearer and as authToken in the WebSocket’s connection_init. Other systems use an API key (ak_…) as Bearer.',
    },
    code: 'mutation {\n  signIn(username: "crm", password: "…") {\n    token\n    viewer { id name permissions }\n  }\n}',
  },
  {
    title: { zh: '列表', en: 'Lists' },
    text: {
      zh: '每个列表都有 filter、sort、page，返回 items、total、totalIsExact、hasNext、endCursor。total 只在请求时才计算。',
      en: 'Every list takes filter, sort and page and answers items, total, totalIsExact, hasNext and endCursor. The total is counted only when it is asked for.',
    },
    code: 'query {\n  customers(filter: { q: "王芳" }, page: { limit: 25 }) {\n    items { id name }\n    total\n    hasNext\n  }\n}',
  },
  {
    title: { zh: '错误', en: 'Errors' },
    text: {
      zh: 'extensions.code 只有这几种：UNAUTHENTICATED、FORBIDDEN、NOT_FOUND、VALIDATION、CONFLICT、LIMIT、RATE_LIMITED、POLICY。系统自身出错时是 INTERNAL，并附编号。',
      en: 'extensions.code is one of UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, VALIDATION, CONFLICT, LIMIT, RATE_LIMITED, POLICY. A failure of our own says INTERNAL with its number in the log.',
    },
  },
  {
    title: { zh: '上限', en: 'Limits' },
    text: {
      zh: `请求体 ${LIMITS.bodyBytes / 1024} kB，${LIMITS.tokens} 个词，${LIMITS.depth} 层，${LIMITS.aliases} 个别名，${LIMITS.rootFields} 个根字段；一次一个变更；不接受批量。HTTP 与 WebSocket 相同。`,
      en: `A body of ${LIMITS.bodyBytes / 1024} kB, ${LIMITS.tokens} tokens, ${LIMITS.depth} levels, ${LIMITS.aliases} aliases, ${LIMITS.rootFields} root fields; one mutation at a time; no batches. The same over HTTP and WebSocket.`,
    },
  },
];

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);

/** The page in a language. */
export function docsPage(locale: Locale): string {
  const body = parts.map(({ title, text, code }) =>
    `<h2>${escapeHtml(title[locale])}</h2><p>${escapeHtml(text[locale])}</p>${code ? `<pre>${escapeHtml(code)}</pre>` : ''}`).join('\n');
  const [heading, other, otherName] = locale === 'zh' ? ['Aftercare 接口说明', 'en', 'English'] : ['Aftercare API', 'zh', '中文'];
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:2rem 1.25rem}h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2rem}pre{overflow:auto;padding:1rem;border:1px solid;border-radius:.5rem;font-size:.875rem}a{color:inherit}</style>
</head><body><main><p><a href="/docs?lang=${other}" hreflang="${other}">${otherName}</a></p><h1>${heading}</h1>
${body}
</main></body></html>`;
}
