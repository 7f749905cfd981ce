/** 封箱: what was received against what was handed out, in words while it is typed. */
import { useState } from 'react'
import type { PollingBox } from '../../../../core/view/polling.ts'
import { TextInput } from '../../../../design/index.ts'
import { ActBox } from '../act-box.tsx'
import { balanceWords } from './balance-words.ts'

export function BoxShut({ box, again }: { box: PollingBox; again(): void }) {
  const [unused, setUnused] = useState('')
  const [spoilt, setSpoilt] = useState('0')
  const balance = unused === '' ? null : balanceWords({ received: box.received, marks: box.marks, unused: Number(unused), spoilt: Number(spoilt) })
  return (
    <section className="section">
      <h2>封箱</h2>
      <ActBox procedure="election-box" act="shut" dossier={box.id} village={box.village} seen={box.sequence} onDone={again} form={(form) => shutForm(form)}>
        {(fault) => (
          <>
            <TextInput name="unused" label="剩下的空白票" inputMode="numeric" width={8} extra={{ onInput: (event) => setUnused(event.currentTarget.value) }} {...fault('unused')} />
            <TextInput name="spoilt" label="写坏交回、作废的票" inputMode="numeric" width={8} value="0" extra={{ onInput: (event) => setSpoilt(event.currentTarget.value) }} {...fault('spoilt')} />
            <TextInput name="seal" label="封箱封条编号" width={12} {...fault('seal')} />
            <p className={balance === null || balance.even ? 'polling-balance' : 'polling-balance polling-balance--off'} role="status">{balance === null ? `领到 ${box.received} 张，已领 ${box.marks} 号。填好剩下的票，这里算一算对不对得上。` : balance.words}</p>
          </>
        )}
      </ActBox>
    </section>
  )
}

function shutForm(form: HTMLFormElement): object {
  const data = new FormData(form)
  return { unused: Number(data.get('unused')), spoilt: Number(data.get('spoilt')), seal: data.get('seal') }
}
