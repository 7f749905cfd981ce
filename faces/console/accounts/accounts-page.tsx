/** Staff accounts of a scope, for its security administrator: locks, resets, ends. Nobody ever sees a password. */
import { Fragment, useMemo, useState } from 'react'
import { Button, ButtonRow, EmptyState, StatusWord, type StatusModel } from '../../../design/index.ts'
import { api } from '../../spa/api.ts'
import { When } from '../desk/when.tsx'
import { Page } from '../frame.tsx'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { useRegionNames } from '../region-names.ts'
import { useDeed, type Deed } from '../use-deed.ts'
import { OpenAccount } from './open-account.tsx'
import { inOrder, matching, orders, standings, standsAs, useStaffAccounts, type Account, type Order, type Standing } from './staff-accounts.ts'

const acts = {
  unlock: ['解锁', '已解锁，现在可以登录。', '不用再等 15 分钟，本人马上可以再试。'],
  'reset-password': ['重设密码', '旧密码已失效。本人用手机验证码设新密码，一天内有效。', '旧密码马上失效，正在用的登录都结束；本人一天内用手机验证码设新密码。'],
  'reset-second-factor': ['换绑动态口令', '已解除绑定。本人用手机验证码登录后重新绑定。', '旧的认证器马上失效；本人用手机验证码登录后绑定新的。先核实是本人提出的。'],
  'end-sessions': ['结束登录', '这个账号的登录都已结束。', '这个账号在所有设备上都要重新登录。'],
  disable: ['停用', '账号已停用，不能再登录。', '马上不能登录，正在用的也结束；以后可以再启用。'],
  enable: ['启用', '账号已启用。', '本人可以用原来的密码登录。'],
} as const
type Act = keyof typeof acts

/** So many at once; more on a press. */
const atOnce = 50

export function AccountsPage() {
  const { accounts, refusal, again } = useStaffAccounts()
  const [text, setText] = useState('')
  const [order, setOrder] = useState<Order>('place')
  const [standing, setStanding] = useState<Standing>('all')
  const [room, setRoom] = useState(atOnce)
  const deed = useDeed()
  const places = useRegionNames((accounts ?? []).flatMap(({ mandates }) => mandates.map(({ region }) => region.code)))
  const found = useMemo(() => inOrder(matching(accounts ?? [], text, standing, places), order), [accounts, text, standing, places, order])
  const shown = found.slice(0, room)
  // Names are asked for parent by parent, not without end: what is on the page comes in any case.
  const names = useRegionNames(shown.flatMap(({ mandates }) => mandates.map(({ region }) => region.code)))
  const narrow = <T,>(put: (value: T) => void) => (value: T) => { put(value); setRoom(atOnce) }
  return (
    <Page title="账号">
      <h1>账号</h1>
      <p className="page__lead">您看不到、也不能指定任何人的密码。每一步都写入审计记录；改动权限的要再输一次动态口令。</p>
      <OpenAccount onOpened={again} />
      {refusal !== null && <Refused refusal={refusal} again={again} />}
      <Outcome deed={deed} />
      <div className="inline-form section" role="search" aria-label="在账号里找">
        <div>
          <label className="small soft" htmlFor="accounts-text">查找：用户名、姓名、任职、地方</label>
          <input className="input" id="accounts-text" type="search" value={text} onChange={(event) => narrow<string>(setText)(event.target.value)} />
        </div>
        <Narrow id="accounts-standing" label="状态" value={standing} options={standings} onChoose={narrow<Standing>(setStanding)} />
        <Narrow id="accounts-order" label="排列" value={order} options={orders} onChoose={narrow<Order>(setOrder)} />
      </div>
      {accounts === null && refusal === null && <p className="soft" role="status">正在取账号…</p>}
      {accounts !== null && found.length === 0 && <EmptyState title="没有符合条件的账号">工作人员的账号会列在这里。</EmptyState>}
      {found.length > 0 && <AccountTable accounts={shown} all={found.length} names={names} deed={deed} again={again} />}
      {found.length > room && <button className="button button--ordinary" type="button" onClick={() => setRoom(room + atOnce)}>{`再显示 ${Math.min(atOnce, found.length - room)} 个`}</button>}
    </Page>
  )
}

type NarrowProps<K extends string> = { id: string; label: string; value: K; options: Readonly<Record<K, string>>; onChoose(value: K): void }

function Narrow<K extends string>({ id, label, value, options, onChoose }: NarrowProps<K>) {
  return (
    <div>
      <label className="small soft" htmlFor={id}>{label}</label>
      <select className="input" id={id} value={value} onChange={(event) => onChoose(event.target.value as K)}>
        {(Object.keys(options) as K[]).map((key) => <option key={key} value={key}>{options[key]}</option>)}
      </select>
    </div>
  )
}

type Asked = { readonly account: string; readonly act: Act }

type TableProps = { accounts: readonly Account[]; all: number; names: ReadonlyMap<string, string>; deed: Deed; again(): void }

function AccountTable({ accounts, all, names, deed, again }: TableProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const run = (account: Account, act: Act) => deed.run(
    () => api.post(`/api/accounts/${account.id}/acts`, { act }), `${account.userName ?? ''}：${acts[act][1]}`, () => { setAsked(null); again() },
  )
  return (
    <table className="table table--stack lines accounts">
      <caption>{accounts.length === all ? `${all} 个账号` : `${all} 个账号，先显示 ${accounts.length} 个`}</caption>
      <thead><tr><th scope="col">用户名</th><th scope="col">姓名和任职</th><th scope="col">状态</th><th scope="col">动态口令</th><th scope="col">上次登录</th><th scope="col">可以做的</th></tr></thead>
      <tbody>
        {accounts.map((account) => (
          <Fragment key={account.id}>
            <tr>
              <th scope="row">{account.userName}</th>
              <td data-head="姓名和任职"><Holder account={account} names={names} /></td>
              <td data-head="状态"><StatusWord status={statusOf(account)} /></td>
              <td data-head="动态口令">{account.secondFactor ? '已绑定' : '没有绑定'}</td>
              <td data-head="上次登录">{account.lastSignIn === null ? '从未' : <When at={account.lastSignIn} />}</td>
              <td><AccountActs account={account} asked={asked} onAsk={(act) => setAsked(asked?.account === account.id && asked.act === act ? null : { account: account.id, act })} /></td>
            </tr>
            {asked?.account === account.id && (
              <tr><td colSpan={6}><Sure account={account} act={asked.act} sending={deed.sending} onSure={() => run(account, asked.act)} onCancel={() => setAsked(null)} /></td></tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function Holder({ account: { holderName, mandates }, names }: { account: Account; names: ReadonlyMap<string, string> }) {
  if (mandates.length === 0) return <span className="soft">没有任职</span>
  return (
    <>
      {holderName}
      {mandates.map(({ officeName, region, validTo }) => (
        <span key={`${officeName} ${region.code}`} className="small soft accounts__office">
          {`${names.get(region.code) ?? ''} ${officeName}`.trim()}{validTo !== null && `，到 ${validTo} 前`}
        </span>
      ))}
    </>
  )
}

function AccountActs({ account, asked, onAsk }: { account: Account; asked: Asked | null; onAsk(act: Act): void }) {
  const open: Act[] = account.state === 'disabled'
    ? ['enable'] : [...(account.lockedUntil === null ? [] : ['unlock'] as const), 'end-sessions', 'reset-password', ...(account.secondFactor ? ['reset-second-factor'] as const : []), 'disable']
  return (
    <details className="row-more">
      <summary>可以做的<span className="visually-hidden">{`：${account.userName ?? ''}`}</span></summary>
      <div className="row-acts">
        {open.map((act) => (
          <button key={act} className={`button button--${act === 'disable' ? 'danger' : 'ordinary'}`} type="button" aria-expanded={asked?.account === account.id && asked.act === act} onClick={() => onAsk(act)}>
            {acts[act][0]}<span className="visually-hidden">{` ${account.userName ?? ''}`}</span>
          </button>
        ))}
      </div>
    </details>
  )
}

/** What follows, before it is done. */
function Sure({ account, act, sending, onSure, onCancel }: { account: Account; act: Act; sending: boolean; onSure(): void; onCancel(): void }) {
  return (
    <div className="panel">
      <p className="consequence">{acts[act][2]}</p>
      <ButtonRow>
        <Button type="button" kind={act === 'disable' ? 'danger' : 'primary'} aria-busy={sending} onClick={onSure}>{`${acts[act][0]}：${account.userName ?? ''}`}</Button>
        <Button type="button" kind="quiet" onClick={onCancel}>先不办</Button>
      </ButtonRow>
    </div>
  )
}

const tones: Readonly<Record<ReturnType<typeof standsAs>, StatusModel['tone']>> = { disabled: 'stopped', locked: 'alarm', usable: 'done', waiting: 'waiting' }

function statusOf(account: Account): StatusModel {
  const standing = standsAs(account)
  return { tone: tones[standing], word: standings[standing] }
}
