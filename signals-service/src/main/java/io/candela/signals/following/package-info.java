/**
 * Reading topics to the end and then on: into the memory of every replica ({@link
 * io.candela.signals.following.TopicReader}), or into the database by one replica at a time ({@link
 * io.candela.signals.following.Follower}).
 */
@NullMarked
package io.candela.signals.following;

import org.jspecify.annotations.NullMarked;
