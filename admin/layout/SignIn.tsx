// The sign-in page: the form at the left, at the right what this product is about.
import { BadgeCheck, Building2, ClipboardCheck, Eye, EyeOff, Gauge, GraduationCap, type LucideIcon, Ticket, Wallet, Wrench } from 'lucide-react';
import { useLogin } from 'ra-core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { chooseLanguage, LanguageProvider, useLanguage, useT } from '../i18n/language.tsx';
import type { Fault } from '../provider/faults.ts';
import { usePageTitle } from '../shared/Page.tsx';
import { chainName } from './chain.ts';
import { Mark } from './Mark.tsx';
import { faultWords, useDirectory } from './sign-in-words.ts';

/** The way of one figure: icon, what it is, what stood there. Keys are written out whole, so that these words come with the first page. */
const STEPS: [LucideIcon, string, string][] = [
  [ClipboardCheck, 'signIn.audit', 'signIn.auditText'], [Wrench, 'signIn.action', 'signIn.actionText'], [GraduationCap, 'signIn.course', 'signIn.courseText'], [BadgeCheck, 'signIn.certificate', 'signIn.certificateText'],
  [Ticket, 'signIn.ticket', 'signIn.ticketText'], [Gauge, 'signIn.measure', 'signIn.measureText'], [Wallet, 'signIn.pay', 'signIn.payText'],
];

function Story() {
  const t = useT();
  return (
    <div className="story">
      <h2 className="t24 b">{t('signIn.everyNumber')}</h2>
      <p className="t2" style={{ margin: '2px 0 20px' }}>{t('signIn.everyNumberHow')}</p>
      <ol>
        {STEPS.map(([Icon, what, text], at) => {
          const last = at === STEPS.length - 1;
          return (
            <li key={what}>
              <span className="step" style={last ? { color: 'var(--accent)', borderColor: 'var(--accent)' } : undefined}><Icon size={18} strokeWidth={1.75} aria-hidden /></span>
              <span className="col">
                <span className="t12 t3">{t(what)}</span>
                <span className={last ? 't16 b ac' : 't16'} style={{ textDecoration: `underline ${last ? 'solid' : 'dotted'} var(--${last ? 'accent' : 'control'})`, textDecorationThickness: 1, textUnderlineOffset: 4 }}>{t(text)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Page() {
  const t = useT();
  const language = useLanguage();
  const login = useLogin();
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const { href: directory, refused } = useDirectory();
  const first = useRef<HTMLInputElement>(null);
  const chain = chainName(t);
  usePageTitle(t('signIn.act'));
  useEffect(() => first.current?.focus(), []);
  // In the language that is read now: words of the last one would stay.
  useEffect(() => setSaid(refused?.[language] ?? ''), [refused, language]);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const username = String(form.get('username') ?? '').trim();
    const password = String(form.get('password') ?? '');
    if (!username || !password) { setSaid(t('signIn.empty')); return; }
    setBusy(true);
    setSaid('');
    try {
      await login({ username, password });
    } catch (fault) {
      setSaid(faultWords(fault as Fault, t));
      setBusy(false);
    }
  };
  return (
    <div className="sign-in">
      <main>
        <div className="row" style={{ gap: 10 }}>
          <Mark /><span className="b t16">Aftercare</span><span className="sp" />
          <span className="seg" role="group" aria-label={t('signIn.language')}>
            <button type="button" lang="zh-CN" aria-pressed={language === 'zh'} onClick={() => chooseLanguage('zh')}>中文</button>
            <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => chooseLanguage('en')}>English</button>
          </span>
        </div>
        <form onSubmit={send} noValidate>
          <h1 className="t24 b">{chain ? t('signIn.title', { chain }) : t('signIn.act')}</h1>
          <p className="t2" style={{ marginTop: 4 }}>{t('signIn.subtitle')}</p>
          <div className="col g16" style={{ marginTop: 28 }}>
            <div className="col g6"><label className="lbl" htmlFor="username">{t('signIn.username')}</label>
              <span className="in lg"><input id="username" name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} ref={first} /></span></div>
            <div className="col g6"><label className="lbl" htmlFor="password">{t('signIn.password')}</label>
              <span className="in lg"><input id="password" name="password" type={shown ? 'text' : 'password'} autoComplete="current-password" />
                <button type="button" className="ib" style={{ marginRight: -6 }} aria-label={t(shown ? 'signIn.hide' : 'signIn.show')} aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}</button></span></div>
            <div aria-live="assertive">{said && <p className="note late">{said}</p>}</div>
            <button type="submit" className="btn pri" style={{ minHeight: 40, fontSize: 14 }} disabled={busy}>{t(busy ? 'signIn.acting' : 'signIn.act')}</button>
            {directory && <a className="btn" style={{ minHeight: 40, fontSize: 14, justifyContent: 'center' }} href={directory}><Building2 size={16} aria-hidden />{t('signIn.directory')}</a>}
          </div>
        </form>
      </main>
      <Story />
    </div>
  );
}

/** Stands outside the frame, so it brings its own language. */
export const SignIn = () => <LanguageProvider><Page /></LanguageProvider>;
