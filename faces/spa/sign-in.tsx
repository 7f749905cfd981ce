/** Signing in, one question at a time: user name and password (or a telephone code), then the one-time code, then the mandate. */
import { useState } from 'react'
import { Button, Message, TextInput } from '../../design/index.ts'
import { api, thisFace, type Face } from './api.ts'
import { Ask } from './ask.tsx'
import { ChooseMandate } from './choose-mandate.tsx'
import { DemoAccounts } from './demo-accounts.tsx'
import { inputNamed, secretNamed } from './form-inputs.ts'
import type { SignedIn, SignedOut } from './shapes.ts'
import { BindFactor, ChangePassword, SignInByPhone } from './sign-in-other.tsx'

type Take = (view: SignedIn | SignedOut) => void

const endings: Readonly<Record<string, string>> = {
  idle: '您有一会儿没有操作，为了安全已自动退出。请重新登录。',
  'too-old': '登录的时间太长了，请重新登录。',
  'ended-by-holder': '您在别处结束了这次登录，请重新登录。',
  superseded: '您的账号在另一台设备上登录了，这里已退出。如果不是您本人，请马上联系安全管理员。',
  disabled: '这个账号已停用，请联系安全管理员。',
  'ended-by-administrator': '安全管理员结束了这次登录，请重新登录。',
  'password-changed': '密码已修改，请用新密码登录。',
}

export function SignIn({ title, view, kept, take }: { title: string; view: SignedIn | SignedOut; kept: boolean; take: Take }) {
  return (
    <main className="sign-in" id="main">
      <header className="sign-in__head">
        <p className="sign-in__mark">三治</p>
        <h1>{title}</h1>
      </header>
      {kept && (
        <Message tone="warning" title="已退出登录">
          刚才的页面和填的内容都还在，登录后接着办。在别的窗口登录也行，回到这里就接上。
        </Message>
      )}
      <Step view={view} take={take} />
    </main>
  )
}

function Step({ view, take }: { view: SignedIn | SignedOut; take: Take }) {
  if (!view.signedIn) return <FirstFactor ended={view.ended} take={take} />
  const out = <LeaveHalfway take={take} />
  switch (view.stage) {
    case 'second-factor': return <><SecondFactor take={take} />{out}</>
    case 'enrolment': return <><BindFactor take={take} />{out}</>
    case 'password-change': return <><ChangePassword take={take} />{out}</>
    case 'open': return <><ChooseMandate view={view} take={take} />{out}</>
  }
}

function FirstFactor({ ended, take }: { ended: string | null; take: Take }) {
  const [way, setWay] = useState<'password' | 'phone' | 'reset'>('password')
  return (
    <>
      {ended !== null && ended !== 'signed-out' && <Message tone="warning">{endings[ended] ?? '登录已失效，请重新登录。'}</Message>}
      {way === 'password' ? <ByPassword take={take} /> : <SignInByPhone key={way} purpose={way === 'reset' ? 'reset' : 'sign-in'} take={take} />}
      <div className="sign-in__ways">
        {way !== 'password' && <Button type="button" kind="quiet" onClick={() => setWay('password')}>用用户名和密码登录</Button>}
        {way !== 'phone' && <Button type="button" kind="quiet" onClick={() => setWay('phone')}>用手机验证码登录</Button>}
        {way !== 'reset' && <Button type="button" kind="quiet" onClick={() => setWay('reset')}>忘记密码</Button>}
      </div>
      {way === 'password' ? <DemoAccounts take={take} first={demoFirst[thisFace()]} /> : <p className="soft small">演示时的短信验证码在 <a href="/demo/outbox" target="_blank" rel="noreferrer">演示收件箱</a>。</p>}
    </>
  )
}

/** The walk a newcomer takes first. */
const demoFirst: Readonly<Record<Face, readonly string[]>> = {
  console: ['town-dispatcher', 'transport-handler', 'verifier', 'village-cadre', 'grid-worker-1', 'county-center'],
  field: ['grid-worker-1', 'grid-worker-2', 'grid-leader', 'proxy-helper', 'village-cadre'],
}

function ByPassword({ take }: { take: Take }) {
  return (
    <Ask button="登录" send={(form) => api.post<SignedIn>('/api/session', {
      method: 'password', userName: inputNamed(form, 'userName'), password: secretNamed(form, 'password'),
    }, { signingIn: true })} take={take}>
      <TextInput name="userName" label="用户名" width={20} autoComplete="username" extra={{ autoCapitalize: 'none', spellCheck: false }} />
      <TextInput name="password" label="密码" kind="password" width={20} autoComplete="current-password" />
    </Ask>
  )
}

function SecondFactor({ take }: { take: Take }) {
  return (
    <Ask button="确认" send={(form) => api.post<SignedIn>('/api/session', { method: 'second-factor', code: inputNamed(form, 'code') }, { signingIn: true })} take={take}>
      <TextInput name="code" label="动态口令" hint="认证器上的 6 位数字，每个只能用一次。" width={8} inputMode="numeric" maxLength={6} autoComplete="one-time-code" />
      <p className="soft small">演示时的动态口令在 <a href="/demo/outbox" target="_blank" rel="noreferrer">演示收件箱</a>。</p>
    </Ask>
  )
}

function LeaveHalfway({ take }: { take: Take }) {
  const leave = () => { api.delete('/api/session').then(() => take({ signedIn: false, ended: null })).catch(() => take({ signedIn: false, ended: null })) }
  return <Button type="button" kind="quiet" onClick={leave}>换一个账号</Button>
}
