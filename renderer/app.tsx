import './look/tokens.css';
import './look/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import { queries } from './api/ask.ts';
import { clearCopies } from './api/clipboard.ts';
import { router } from './routes.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';

const page = document.getElementById('page');
if (!page) throw new Error('index.html has no place for the page');

clearCopies();
createRoot(page).render(
  <StrictMode>
    <ErrorBoundary>
      <I18nProvider locale="en-GB">
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </ErrorBoundary>
  </StrictMode>,
);
