'use client'

import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const iris: MantineColorsTuple = ['#eff2fe', '#dde3fb', '#b9c4f6', '#93a4f0', '#7f93f0', '#5a72e6', '#4259cf', '#384cb6', '#2e3f99', '#23317a']
const gray: MantineColorsTuple = ['#fafbfc', '#f4f5f7', '#ebedf0', '#e0e3e8', '#cbd0d7', '#a6aeb9', '#77808d', '#57606d', '#363e49', '#1a1f27']
const dark: MantineColorsTuple = ['#dfe3e8', '#b6bdc7', '#98a1ad', '#7b8491', '#2f353e', '#272c34', '#1c2027', '#13161a', '#0d0f12', '#08090b']

export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  colors: { iris, gray, dark },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  // No system-ui: on many Linux machines it is a wide face in which tables of figures do not fit.
  fontFamily: 'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Cantarell, Ubuntu, "Noto Sans", "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  shadows: { xs: 'none', sm: 'none', md: '0 4px 16px rgb(15 20 30 / 8%)', lg: '0 8px 24px rgb(15 20 30 / 10%)', xl: '0 8px 32px rgb(15 20 30 / 12%)' },
  components: {
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 12 } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    PasswordInput: { defaultProps: { visibilityToggleFocusable: true, visibilityToggleButtonProps: { 'aria-label': 'Show what is typed' } } },
    Notification: { defaultProps: { withBorder: true, closeButtonProps: { 'aria-label': 'Close this message' } } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: false } },
  },
})

/** The product's own tokens, and Mantine's greys and reds where theirs are too pale to read (4.5 : 1). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1a1f27',
    '--mantine-color-dimmed': '#57606d',
    '--mantine-color-placeholder': '#6b7480',
    '--mantine-color-error': '#c0272d',
    '--mantine-color-anchor': '#384cb6',
    '--cm-border': '#e3e6ea',
    '--cm-surface': '#fafbfc',
    '--cm-hover': '#f1f3f6',
    '--cm-selected': '#e9ecf2',
    '--cm-good': '#18794e',
    '--cm-warn': '#8a5a00',
    '--cm-bad': '#c0272d',
    '--cm-warn-surface': '#fff8e8',
    '--cm-bad-surface': '#fdf1f1',
    '--cm-info-surface': '#f2f5fe',
  },
  dark: {
    '--mantine-color-body': '#13161a',
    '--mantine-color-text': '#dfe3e8',
    '--mantine-color-dimmed': '#98a1ad',
    '--mantine-color-placeholder': '#8a93a0',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-anchor': '#93a4f0',
    '--cm-border': '#2a3038',
    '--cm-surface': '#0f1215',
    '--cm-hover': '#1c2027',
    '--cm-selected': '#242932',
    '--cm-good': '#5cc99a',
    '--cm-warn': '#e5b454',
    '--cm-bad': '#ff8f8f',
    '--cm-warn-surface': '#241e10',
    '--cm-bad-surface': '#2a1719',
    '--cm-info-surface': '#191e2e',
  },
})
