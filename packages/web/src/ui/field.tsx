import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from 'react';
import { useId } from 'react';
import styles from './field.module.css';

interface About {
  readonly label: string;
  /** What is expected, under the field. */
  readonly hint?: ReactNode;
  /** What is wrong with it, in words. */
  readonly fault?: string | undefined;
}

export function TextField({
  label,
  hint,
  fault,
  ...rest
}: About & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <label className={styles.field} htmlFor={id}>
      <span className={styles.label}>{label}</span>
      <input
        id={id}
        className={styles.input}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-about`}
        {...rest}
      />
      <About id={id} hint={hint} fault={fault} />
    </label>
  );
}

export function SelectField({
  label,
  hint,
  fault,
  children,
  ...rest
}: About & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <label className={styles.field} htmlFor={id}>
      <span className={styles.label}>{label}</span>
      <select id={id} className={styles.input} aria-describedby={`${id}-about`} {...rest}>
        {children}
      </select>
      <About id={id} hint={hint} fault={fault} />
    </label>
  );
}

function About({ id, hint, fault }: { readonly id: string } & Omit<About, 'label'>) {
  return (
    <span
      id={`${id}-about`}
      className={fault ? styles.fault : styles.hint}
      role={fault ? 'alert' : undefined}
    >
      {fault ?? hint}
    </span>
  );
}
