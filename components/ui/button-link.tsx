'use client'

import { Button, type ButtonProps } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = Pick<ButtonProps, 'variant' | 'size' | 'leftSection'> & { href: string; children: ReactNode }

/**
 * A link that looks like a button. Lives on the client because a component cannot be handed over as a prop from the server.
 * What is no page is downloaded: Next's link would fetch it ahead, and an export would be computed for everybody who only looks.
 */
export const ButtonLink = (props: Props) => (props.href.startsWith('/api/') ? <Button component="a" download {...props} /> : <Button component={Link} {...props} />)
