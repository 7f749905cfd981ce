/** The rarer ways in: telephone code, a new password after losing the old one, binding an authenticator, a password that has run out. */
import { useState } from 'react'
import { Button, Message, TextInput } from '../../design/index.ts'
import { api, refusalOf } from './api.ts'
import { Ask } from './ask.tsx'
import { inputNamed, secretNamed } from './form-inputs.ts'
import type { SignedIn } from './shapes.ts'

type Take = (view: SignedIn) => void

const passwordRule = '至少 8 位，大小写字母、数字、符号里至少三种。'

export function SignInByPhone({ purpose, take }: { purpose: 'sign-in' | 'reset'; take: Take }) {
  const [note, setNote] = useState<string | null>(null)
  const askForCode = (event: React.MouseEvent<HTMLButtonElement>) => {
    const form = event.currentTarget.form
    if (form === null) return
    api.post<{ digits: number }>('/api/session/code', { phone: inputNamed(form, 'phone'), purpose }, { signingIn: true })
      .then(({ digits }) => setNote(`验证码已发出，${digits} 位数字，请在几分钟内填写。`))
      .catch((failure: unknown) => setNote(refusalOf(failure)?.sentence ?? null))
  }
  const send = (form: HTMLFormElement) => {
    const given = { phone: inputNamed(form, 'phone'), code: inputNamed(form, 'code') }
    return api.post<SignedIn>('/api/session', purpose === 'reset' ? { method: 'reset', ...given, password: secretNamed(form, 'password') } : { method: 'code', ...given }, { signingIn: true })
  }
  return (
    <Ask button={purpose === 'reset' ? '设置新密码并登录' : '登录'} send={send} take={take}>
      <TextInput name="phone" label="手机号" width={12} inputMode="tel" maxLength={20} autoComplete="tel" />
      <div className="sign-in__code">
        <Button type="button" kind="ordinary" onClick={askForCode}>获取验证码</Button>
        <p role="status">{note}</p>
      </div>
      <TextInput name="code" label="验证码" width={8} inputMode="numeric" maxLength={8} autoComplete="one-time-code" />
      {purpose === 'reset' && <TextInput name="password" label="新密码" hint={passwordRule} kind="password" width={20} autoComplete="new-password" />}
    </Ask>
  )
}

/** The first sign-in of staff: the authenticator is bound before anything can be done. */
export function BindFactor({ take }: { take: Take }) {
  const [secret, setSecret] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const start = () => {
    api.post<{ secret: string }>('/api/second-factor', {}, { signingIn: true })
      .then((answer) => setSecret(answer.secret)).catch((failure: unknown) => setRefused(refusalOf(failure)?.sentence ?? null))
  }
  if (secret === null) {
    return (
      <>
        <Message title="先绑定动态口令">工作人员登录要两道：密码（或手机验证码）和认证器上的动态口令。绑定一次，以后每次登录用。</Message>
        {refused !== null && <Message tone="warning">{refused}</Message>}
        <Button type="button" onClick={start}>开始绑定</Button>
      </>
    )
  }
  return (
    <Ask button="绑定并登录" send={(form) => api.put<SignedIn>('/api/second-factor', { code: inputNamed(form, 'code') }, { signingIn: true })} take={take}>
      <p>在认证器里选“手动输入密钥”，填入：</p>
      <p className="sign-in__secret figures">{secret.replaceAll(/(.{4})/g, '$1 ')}</p>
      <TextInput name="code" label="认证器现在显示的 6 位数字" width={8} inputMode="numeric" maxLength={6} autoComplete="one-time-code" />
    </Ask>
  )
}

export function ChangePassword({ take }: { take: Take }) {
  const send = (form: HTMLFormElement) => api.put<SignedIn>('/api/password', { current: secretNamed(form, 'current'), next: secretNamed(form, 'next') }, { signingIn: true })
  return (
    <Ask button="改好并继续" send={send} take={take}>
      <Message title="密码该换了">换好以后接着用，其他设备会退出。</Message>
      <TextInput name="current" label="现在的密码" kind="password" width={20} autoComplete="current-password" />
      <TextInput name="next" label="新密码" hint={passwordRule} kind="password" width={20} autoComplete="new-password" />
    </Ask>
  )
}
