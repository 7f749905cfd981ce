/** A day in a line of filters. */
import { dayHint } from '../spa/day-text.ts'

export function DayBox({ id, name, label, value }: { id: string; name: string; label: string; value: string | null }) {
  return (
    <div>
      <label className="small soft" htmlFor={id}>{label}</label>
      <input key={value ?? ''} className="input input--8" id={id} name={name} maxLength={12} autoComplete="off" placeholder={dayHint.slice(-10)} defaultValue={value ?? ''} />
    </div>
  )
}
