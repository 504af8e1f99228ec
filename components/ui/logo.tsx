export const Logo = ({ size = 24 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
    <rect width="24" height="24" rx="6" fill="var(--mantine-primary-color-filled)" />
    <path d="M6 15.5v2.5M10 11v7M14 13v5M18 6v12" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" fill="none" />
  </svg>
)
