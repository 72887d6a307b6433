/**
 * Grades: how an instrument looks to someone who trades it and to someone who holds it, 0 to 100, from closed candles
 * alone. The components and the grading know neither Kafka nor Spring; docs/methodology/grades.md explains them.
 */
@NullMarked
package io.candela.signals.grades;

import org.jspecify.annotations.NullMarked;
