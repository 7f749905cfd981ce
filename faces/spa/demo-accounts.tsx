/** In the demonstration only: who can be signed in as. One press signs in, with the password and the code everybody may know. */
import { useEffect, useState } from 'react'
import { api, refusalOf, setCsrf } from './api.ts'
import type { SignedIn } from './shapes.ts'

type DemoAccount = { readonly userName: string; readonly office: string | null; readonly unit: string | null; readonly note?: string | null; readonly code: string | null }
type Answer = { readonly password: string; readonly items: readonly DemoAccount[] }

/** Nothing at all where the platform is no demonstration. `offices` narrows the list to those who use this face. */
export function DemoAccounts({ take, first }: { take(view: SignedIn): void; first: readonly string[] }) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => { ask().then(setAnswer).catch(() => undefined) }, [])
  const staff = answer?.items.filter(({ office, code }) => office !== null && code !== null) ?? []
  if (staff.length === 0) return null
  const likely = first.flatMap((name) => staff.filter(({ userName }) => userName === name))
  const rest = staff.filter(({ userName }) => !first.includes(userName))
  const enter = (userName: string) => { setRefused(null); signIn(userName).then(take).catch((failure: unknown) => setRefused(refusalOf(failure)?.sentence ?? null)) }
  return (
    <section className="demo-accounts" aria-labelledby="demo-title">
      <h2 id="demo-title">演示：选一个身份直接进去</h2>
      <p className="soft small">人和事都是编的。每个身份的口令和动态口令人人都知道，正式使用时没有这些账号。</p>
      {refused !== null && <p className="field__error" role="alert">{refused}</p>}
      <Names accounts={likely} onEnter={enter} />
      <p className="small"><a className="button button--quiet" href="/demo/clock">把演示时间往前移，看到期、超期和归档</a></p>
      {rest.length > 0 && <details><summary>{`其他 ${rest.length} 个身份`}</summary><Names accounts={rest} onEnter={enter} /></details>}
    </section>
  )
}

function Names({ accounts, onEnter }: { accounts: readonly DemoAccount[]; onEnter(userName: string): void }) {
  return (
    <ul>
      {accounts.map(({ userName, office, unit, note }) => (
        <li key={`${userName} ${office ?? ''}`}>
          <button type="button" onClick={() => onEnter(userName)}><b>{office}</b> <span>{note == null ? unit : `${unit ?? ''}，${note}`}</span> <span className="soft figures">{userName}</span></button>
        </li>
      ))}
    </ul>
  )
}

async function ask(): Promise<Answer> {
  return await api.get<Answer>('/api/demo/accounts', { signingIn: true })
}

/** Each code is good once: if this one was used a moment ago, the sign-in stands at the second factor and says so. */
async function signIn(userName: string): Promise<SignedIn> {
  const { password, items } = await ask()
  const half = await api.post<SignedIn>('/api/session', { method: 'password', userName, password }, { signingIn: true })
  setCsrf(half.csrf)
  if (half.stage !== 'second-factor') return half
  const code = items.find((one) => one.userName === userName)?.code ?? ''
  return await api.post<SignedIn>('/api/session', { method: 'second-factor', code }, { signingIn: true }).catch(() => half)
}
