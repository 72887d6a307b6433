# The images of Candela, made from what "mvn package" left on this machine:
#   a service   docker build --build-arg MODULE=gateway --tag candela/gateway .
#   init        docker build --target init --tag candela/init .
# Each is run by a user without name, home or anything that it could write, but for what is mounted.

FROM eclipse-temurin:25-jre AS java
# A small JVM: a heap that grows only as far as it must, the collector with the least overhead, and no compiler that spends
# a minute of processor time to make a server fast. What the heap may take follows from the container's memory limit.
RUN printf '%s\n' -Xms16m -XX:MaxRAMPercentage=45 -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError \
      >/etc/java.options
WORKDIR /app

FROM java AS init
# It owns the secrets, so it is no user that a service is.
RUN install --directory --owner=10000 --group=10000 /secrets
COPY local/target/lib lib
COPY local/target/local-[0-9]*.jar lib/
# What was built or checked out for its owner only is for others here.
RUN chmod -R a+rX lib
USER 10000:10000
ENTRYPOINT ["java", "@/etc/java.options", "-cp", "lib/*", "io.candela.local.launcher.Candela", "init", "--secrets", "/secrets"]

FROM java AS unpacked
ARG MODULE
COPY ${MODULE}/target/${MODULE}-[0-9]*.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination layers

FROM java AS service
ARG MODULE
# Each trade goes through market data, so that it is worth the time to compile it well.
RUN if [ "$MODULE" = market-data-service ]; then sed -i /TieredStopAtLevel/d /etc/java.options; fi
COPY deploy/healthy /usr/local/bin/healthy
RUN chmod a+rx /usr/local/bin/healthy
# What changes least comes first, so that a change of code makes a small layer.
COPY --from=unpacked /app/layers/dependencies/ ./
COPY --from=unpacked /app/layers/snapshot-dependencies/ ./
COPY --from=unpacked /app/layers/application/ ./
ENV SERVER_ADDRESS=0.0.0.0 MANAGEMENT_SERVER_PORT=18080
USER 10001:10001
HEALTHCHECK --interval=5s --timeout=4s --start-period=2m --retries=3 CMD ["bash", "/usr/local/bin/healthy"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "@/etc/java.options", "-jar", "application.jar"]
