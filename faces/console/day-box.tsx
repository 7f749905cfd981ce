/** A day in a line of filters. What is no day is said beside the box; a filter that was left out silently would be taken for applied. */
import { useState } from 'react'
import { dayHint, dayTyped } from '../spa/day-text.ts'

export function DayBox({ id, name, label, value }: { id: string; name: string; label: string; value: string | null }) {
  const [wrong, setWrong] = useState(false)
  const judge = ({ currentTarget: input }: React.ChangeEvent<HTMLInputElement>) => {
    input.setCustomValidity(input.value.trim() === '' || dayTyped(input.value) !== null ? '' : notADay)
    setWrong(false)
  }
  const told = (event: React.InvalidEvent<HTMLInputElement>) => {
    event.preventDefault()
    event.currentTarget.focus()
    setWrong(true)
  }
  return (
    <div>
      <label className="small soft" htmlFor={id}>{label}</label>
      <input
        key={value ?? ''} className="input input--8" id={id} name={name} maxLength={12} autoComplete="off" placeholder={dayHint.slice(-10)} defaultValue={value ?? ''}
        onChange={judge} onInvalid={told} aria-invalid={wrong || undefined} aria-describedby={wrong ? `${id}-wrong` : undefined}
      />
      {wrong && <p className="field__error" id={`${id}-wrong`} role="alert">{notADay}</p>}
    </div>
  )
}

const notADay = `没有这一天，请写成${dayHint}`
