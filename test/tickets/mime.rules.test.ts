// Mails as they travel: character sets, encodings, files, what they answer, and who wrote them, read from raw bytes.
import { describe, expect, test } from 'vitest';
import { adapterOf } from '../../server/tickets/intake/adapter.rules.ts';
import { readMime, textOfHtml } from '../../server/tickets/intake/mime.rules.ts';

/** Bytes of lines; those given as bytes stay as they are. */
const mail = (...lines: (string | Buffer)[]): Buffer => Buffer.concat(lines.flatMap((line) => [typeof line === 'string' ? Buffer.from(line) : line, Buffer.from('\r\n')]));
// 两箱瓷砖有色差 as GB18030; a sign that GB2312 has not (镕) as well.
const GB = Buffer.from('c1bdcfe4b4c9d7a9d3d0c9abb2ee', 'hex');
const RONG = Buffer.from('e946', 'hex');

const subjectOf = async (raw: string): Promise<string | null> => (await readMime(mail('From: a@x.example', `Subject: ${raw}`, '', 'x'))).subject;
describe('words', () => {
  test.each([
    ['=?UTF-8?B?5LiA55uP54Gv5LiN5Lqu?=', '一盏灯不亮'],
    ['=?utf-8?Q?Lamp_=E7=81=AF?= broken', 'Lamp 灯 broken'],
    [`=?GB2312?B?${GB.toString('base64')}?=`, '两箱瓷砖有色差'],
    ['=?gbk?Q?=D6=DC=E9=46?=', '周镕'],
    // One sign cut in two between two words, as mailers do.
    ['=?UTF-8?B?YeeB?=\r\n =?UTF-8?B?rw==?=', 'a灯'],
    ['=?utf-8?B?5LiA?= =?gb18030?B?tcY=?=', '一灯'],
    ['Plain words', 'Plain words'], ['=?UTF-8?X?abc?=', '=?UTF-8?X?abc?='], ['灯', '灯'],
  ])('%s', async (raw, is) => { expect(await subjectOf(raw)).toBe(is); });
  test('a page without its tags, what it quotes marked', () => {
    expect(textOfHtml('<html><head><style>p{}</style></head><body><p>灯&nbsp;不亮 &lt;1&#62;</p><script>x()</script>谢谢<br>周<blockquote>旧的话</blockquote></body>')).toBe('灯 不亮 <1>\n谢谢\n周\n> 旧的话');
  });
});

describe('whole mails', () => {
  test('GB18030 in eight bits, its subject as well', async () => {
    const read = await readMime(mail(Buffer.concat([Buffer.from('Subject: '), GB]), 'From: =?gb18030?B?1tzD9A==?= <Zhou@Example.com>', 'Message-ID: <a@x>', 'Content-Type: text/plain; charset="gb2312"', 'Content-Transfer-Encoding: 8bit', '', Buffer.concat([GB, RONG])));
    expect(read).toMatchObject({ subject: '两箱瓷砖有色差', from: '周敏 <Zhou@Example.com>', messageId: '<a@x>', text: '两箱瓷砖有色差镕', isAuto: false, isBounce: false });
  });
  test('quoted-printable with soft breaks, folded headers, what it answers', async () => {
    const read = await readMime(mail('From: a@x.example', 'Subject: Re: Lamp', ' broken', 'In-Reply-To: <T-261125-0001.message-7@care.example>', 'References: <one@x>', '\t<two@x>', 'Message-ID: <b@x>', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', '=E7=81=AF=E4=B8=8D=E4=BA=', '=AE', 'a=3Db'));
    expect(read).toMatchObject({ subject: 'Re: Lamp broken', inReplyTo: ['<T-261125-0001.message-7@care.example>'], references: ['<one@x>', '<two@x>'], text: '灯不亮\na=b' });
  });
  test('parts in parts: its plain words, its photo with a Chinese name, its logo left inside', async () => {
    const read = await readMime(mail('From: a@x.example', 'Subject: s', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="=_out"', '', 'for old programs', '--=_out', 'Content-Type: multipart/alternative; boundary=in+1', '', '--in+1', 'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: base64', '', Buffer.from('灯不亮').toString('base64'), '--in+1', 'Content-Type: text/html; charset=UTF-8', '', '<p>灯<b>不亮</b></p>', '--in+1--', '--=_out', 'Content-Type: image/jpeg', "Content-Disposition: attachment; filename*=UTF-8''%E7%81%AF.jpg", 'Content-Transfer-Encoding: base64', '', Buffer.from('photo bytes').toString('base64'), '--=_out--', 'behind'));
    expect(read.text).toBe('灯不亮');
    expect(read.files.map((one) => [one.name, one.content.toString()])).toEqual([['灯.jpg', 'photo bytes']]);
  });
  test('a page alone is read as words', async () => { expect((await readMime(mail('From: a@x.example', 'Content-Type: text/html; charset=utf-8', '', '<div>退货</div><div>明天来取</div>'))).text).toBe('退货\n明天来取'); });
  test.each([
    ['Auto-Submitted: auto-replied', true], ['Auto-Submitted: no', false], ['Precedence: bulk', true], ['Return-Path: <>', true], ['X-Autoreply: yes', true], ['List-Id: <news.x>', true], ['Return-Path: <a@x.example>', false],
  ])('%s: a program wrote it: %s', async (header, isAuto) => { expect((await readMime(mail('From: a@x.example', header, '', 'x'))).isAuto).toBe(isAuto); });
  test('a report of delivery names the mail that did not arrive', async () => {
    const read = await readMime(mail('From: MAILER-DAEMON@mx.example', 'Return-Path: <>', 'Content-Type: multipart/report; report-type=delivery-status; boundary=r', '', '--r', '', 'It did not arrive.', '--r', 'Content-Type: message/delivery-status', '', 'Action: failed', '--r', 'Content-Type: text/rfc822-headers', '', 'Message-ID: <T-261125-0001.message-7@care.example>', 'Subject: Re: x', '--r--'));
    expect(read).toMatchObject({ isAuto: true, isBounce: true, reported: ['<T-261125-0001.message-7@care.example>'], text: 'It did not arrive.', files: [] });
  });
  test('what is broken is read as far as it goes; what nests without end is refused, and in no time', async () => {
    expect((await readMime(Buffer.from('no header at all'))).from).toBe('');
    expect((await readMime(mail('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'words without an end'))).text).toBe('words without an end');
    let deep = mail('', 'deepest');
    for (let n = 0; n < 60; n += 1) deep = mail(`Content-Type: multipart/mixed; boundary=b${n}`, '', `--b${n}`, deep.toString(), `--b${n}--`);
    await expect(readMime(deep)).rejects.toThrow();
    await expect(readMime(Buffer.from(`Subject: ${'a'.repeat(300_000)}\r\n\r\nx`))).rejects.toThrow();
    await readMime(Buffer.from(`Subject: ${'=?utf-8?Q?'.repeat(20_000)}\r\nContent-Type: text/html\r\n\r\n${'<p <'.repeat(60_000)}`));
  }, 5_000);
});

test('the adapter takes a whole mail as one field; without an id it is known by what it is made of', async () => {
  const raw = mail('From: "Li Lei" <li@example.com>', 'Subject: =?utf-8?B?562U5aSNOiDnga8=?= [T-261125-0001]', 'Content-Type: text/plain; charset=utf-8', '', '左边那块', '', '在 2026年11月25日，客服 写道：', '> 请看色卡').toString('base64');
  const adapter = adapterOf('mail');
  const said = await adapter?.read({ raw });
  expect(said).toMatchObject({ from: { email: 'li@example.com', name: 'Li Lei' }, subject: '灯 [T-261125-0001]', text: '左边那块', numbers: ['T-261125-0001'], isAuto: false, bounced: [], attachments: [] });
  expect(said?.messageKey).toMatch(/^<[0-9a-f]{64}@raw>$/);
  expect((await adapter?.read({ raw }))?.messageKey).toBe(said?.messageKey);
  await expect(adapter?.read({ raw: 'not base64!' })).rejects.toThrow();
  await expect(adapter?.read({ raw: Buffer.from('Subject: nobody sent this one\r\n\r\nx').toString('base64') })).rejects.toThrow();
});
