/** 我的: in which office I work and where, how the screen is set, and the way out. */
import { useState } from 'react'
import { Button, ButtonRow, Facts, Message } from '../../../design/index.ts'
import { refusalOf } from '../../spa/api.ts'
import { MandateWords } from '../../spa/choose-mandate.tsx'
import { useRegion, useUnits } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import { useOutbox } from '../outbox/outbox.ts'
import { Page } from '../page.tsx'
import { screens, setScreen, useScreen, type Screen } from '../screen.ts'
import { wipeDevice } from './wipe.ts'

export function MePage() {
  const { session, mandate } = useSession()
  const path = useRegion(mandate.region.code).answer?.path ?? []
  const unit = useUnits(mandate.unit === null ? null : mandate.region.code).answer?.items.find(({ id }) => id === mandate.unit)?.name
  return (
    <Page title="我的">
      <Facts facts={[
        { name: '姓名', value: mandate.holderName },
        { name: '身份', value: mandate.officeName },
        ...(unit === undefined ? [] : [{ name: '单位', value: unit }]),
        { name: '负责', value: path.map(({ shortName }) => shortName).join(' › ') },
        ...(session.userName === null ? [] : [{ name: '用户名', value: session.userName }]),
      ]} />
      <OtherMandates />
      <ScreenChoice />
      <section className="section">
        <h2>这个应用不做的事</h2>
        <p>不记录您走过的路，不要求到点拍照，不排名，不看您用了多久。只有您自己点“用我的位置”时才定位一次，只用在那一件事上。</p>
      </section>
      <SignOut />
    </Page>
  )
}

function OtherMandates() {
  const { session, mandate, choose } = useSession()
  const [refused, setRefused] = useState<string | null>(null)
  const others = session.mandates.filter(({ id }) => id !== mandate.id)
  if (others.length === 0) return null
  return (
    <section className="section" aria-labelledby="others-title">
      <h2 id="others-title">换一个身份办事</h2>
      {refused !== null && <p role="alert" className="field__error">{refused}</p>}
      <ul className="mandate-list">
        {others.map((other) => (
          <li key={other.id}>
            <button className="button button--ordinary" type="button" onClick={() => { choose(other.id).catch((error: unknown) => setRefused(refusalOf(error)?.sentence ?? null)) }}><MandateWords mandate={other} short /></button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ScreenChoice() {
  const screen = useScreen()
  return (
    <fieldset className="section">
      <legend><h2>屏幕</h2></legend>
      {(Object.keys(screens) as Screen[]).map((one) => (
        <div key={one} className="choice">
          <input className="choice__box" type="radio" id={`screen-${one}`} name="screen" value={one} checked={one === screen} onChange={() => setScreen(one)} />
          <label className="choice__label" htmlFor={`screen-${one}`}>{screens[one]}</label>
        </div>
      ))}
    </fieldset>
  )
}

function SignOut() {
  const { signOut, session } = useSession()
  const unsent = useOutbox().entries.filter(({ unsent: { person } }) => person === session.person).length
  const [refused, setRefused] = useState<string | null>(null)
  const leave = () => {
    signOut().then(async () => {
      await wipeDevice()
      // A new page: whatever was still in memory is gone as well.
      location.replace('/field/')
    }).catch((error: unknown) => setRefused(refusalOf(error)?.sentence ?? null))
  }
  return (
    <section className="section">
      {refused !== null && <div role="alert"><Message tone="warning" title="还没有退出">{`${refused} 没有信号时退不出去：服务器要先结束这次登录。`}</Message></div>}
      {unsent > 0 && <Message tone="warning" title={`还有 ${unsent} 件上报没发出去`}>退出会把它们一起擦掉，找不回来。请等发出去了再退出，或者先把内容抄下来。</Message>}
      <ButtonRow><Button type="button" kind="danger" onClick={leave}>退出登录，擦掉这部手机上的内容</Button></ButtonRow>
    </section>
  )
}
