/** Line drawings beside words; they say nothing that the words do not. */

export type IconName = keyof typeof icons

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="door__icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {icons[name]}
    </svg>
  )
}

const icons = {
  report: <path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3M12 20h8" />,
  mine: <path d="M6 4h12v16H6zM9 9h6M9 13h6M9 17h3" />,
  rules: <path d="M12 6c-2-1.6-5-2-8-2v14c3 0 6 .4 8 2 2-1.6 5-2 8-2V4c-3 0-6 .4-8 2zM12 6v14" />,
  grids: <path d="M4 5l6-1 5 2 5-1v14l-5 1-5-2-6 1zM10 4v14M15 6v14M4 12l6-1 5 2 5-1" />,
  complain: <path d="M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5" />,
  call: <path d="M6 4h3l1.5 5L8 10.5c1.2 2.6 2.9 4.3 5.5 5.5L15 13.5l5 1.5v3a2 2 0 0 1-2 2C10.8 20 4 13.2 4 6a2 2 0 0 1 2-2z" />,
  rate: <path d="M12 4l2.4 5 5.6.8-4 3.9 1 5.5-5-2.7-5 2.7 1-5.5-4-3.9 5.6-.8z" />,
}
