/** A value once it has stood still: so that a search asks when the typing pauses, not at every key. */
import { useEffect, useState } from 'react'

export function useLate<T>(value: T, milliseconds = 400): T {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return late
}
